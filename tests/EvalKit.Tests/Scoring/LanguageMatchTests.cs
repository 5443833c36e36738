using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using EvalKit.Scoring;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Scoring;

public sealed partial class LanguageMatchTests(ITestOutputHelper output)
{
    private const string Predictions = "data/tkinstruct_xling/predictions.jsonl";

    /// <summary>A sentence in each language, each of another content.</summary>
    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["ar"] = "وصل الطلب إلى العميل في يوم الاثنين، وقد كان كل شيء على ما يرام.",
        ["bg"] = "Поръчката беше изпратена вчера и ще пристигне след три дни.",
        ["bn"] = "আপনার অর্ডার গতকাল পাঠানো হয়েছে।",
        ["cs"] = "Objednávka byla odeslána včera a dorazí do tří dnů, jak jsme slíbili.",
        ["da"] = "Ordren blev sendt af sted i går, og den kommer frem efter tre dage hjemme hos dig.",
        ["de"] = "Die Bestellung wurde gestern verschickt und kommt in drei Tagen an.",
        ["el"] = "Η παραγγελία στάλθηκε χθες.",
        ["en"] = "Your order was sent yesterday and it will arrive within three days.",
        ["es"] = "El pedido fue enviado ayer y llegará dentro de tres días.",
        ["et"] = "Tellimus saadeti eile teele ja see jõuab teie juurde kolme päeva pärast.",
        ["fa"] = "سفارش شما دیروز فرستاده شد و تا سه روز دیگر به دست شما می‌رسد.",
        ["fi"] = "Tilaus lähetettiin eilen ja se saapuu teille kolmen päivän kuluttua.",
        ["fr"] = "La commande a été envoyée hier et elle arrivera dans trois jours.",
        ["gu"] = "તમારો ઓર્ડર ગઈકાલે મોકલવામાં આવ્યો હતો.",
        ["he"] = "ההזמנה נשלחה אתמול.",
        ["hi"] = "आपका ऑर्डर कल भेजा गया था और यह तीन दिन के बाद आप तक पहुंचेगा।",
        ["hr"] = "Narudžba je poslana jučer i stići će kod vas za tri dana.",
        ["hu"] = "A rendelést tegnap elküldtük, és három nap múlva meg is érkezik.",
        ["id"] = "Pesanan Anda sudah dikirim kemarin dan akan tiba dalam tiga hari.",
        ["it"] = "L'ordine è stato spedito ieri e arriverà entro tre giorni.",
        ["ja"] = "ご注文は昨日発送されました。",
        ["ko"] = "주문하신 상품은 어제 발송되었습니다.",
        ["mr"] = "तुमची ऑर्डर काल पाठवली आहे आणि ती तीन दिवसांत तुम्हाला मिळेल.",
        ["nb"] = "Bestillingen ble sendt i går, og den kommer frem til deg etter tre dager, noe vi er glade for.",
        ["nl"] = "De bestelling is gisteren verzonden en komt binnen drie dagen aan.",
        ["pl"] = "Zamówienie zostało wysłane wczoraj i dotrze w ciągu trzech dni.",
        ["pt"] = "A encomenda foi enviada ontem e não vai chegar antes de três dias.",
        ["ro"] = "Comanda a fost trimisă ieri și va ajunge la dumneavoastră în trei zile.",
        ["ru"] = "Заказ был отправлен вчера и придёт через три дня, если всё будет хорошо.",
        ["sr"] = "Поруџбина је послата јуче и стићи ће код вас за три дана.",
        ["sv"] = "Beställningen skickades i går och den kommer fram efter tre dagar.",
        ["sw"] = "Agizo lako lilitumwa jana na litafika kwako baada ya siku tatu.",
        ["ta"] = "உங்கள் ஆர்டர் நேற்று அனுப்பப்பட்டது.",
        ["th"] = "คำสั่งซื้อของคุณถูกส่งเมื่อวานนี้",
        ["tr"] = "Siparişiniz dün gönderildi ve üç gün içinde size ulaşacak.",
        ["uk"] = "Замовлення було надіслано вчора і прибуде через три дні.",
        ["ur"] = "آپ کا آرڈر کل بھیجا گیا تھا اور یہ تین دن میں آپ تک پہنچ جائے گا۔",
        ["vi"] = "Đơn hàng của bạn đã được gửi hôm qua và sẽ đến trong ba ngày.",
        ["zh"] = "您的订单昨天已经寄出。",
    };

    private static readonly Gen<string> Languages = Gen.OneOf([.. Sentences.Keys.Select(Gen.Const)]);

    [Fact]
    public void Each_language_of_the_set_is_known_by_a_sentence()
    {
        Sentences.Keys.Should().Equal(LanguageDetector.Codes);
        Sentences.Where(s => LanguageDetector.Detect(s.Value).Code != s.Key).Select(s => $"{s.Key}: {LanguageDetector.Detect(s.Value)}").Should().BeEmpty();
    }

    [Theory]
    [InlineData("cs", "Kdy dorazí moje objednávka?")]
    [InlineData("da", "Hvornår kommer min ordre?")]
    [InlineData("de", "Wann kommt meine Bestellung an?")]
    [InlineData("en", "How do I reset my password?")]
    [InlineData("es", "¿Cómo puedo cambiar mi contraseña?")]
    [InlineData("fr", "Comment puis-je changer mon mot de passe ?")]
    [InlineData("id", "Kapan pesanan saya tiba?")]
    [InlineData("it", "Quando arriverà il mio ordine?")]
    [InlineData("nl", "Hoe kan ik mijn wachtwoord wijzigen?")]
    [InlineData("pl", "Jak mogę zmienić hasło?")]
    [InlineData("pt", "Como posso mudar a minha senha?")]
    [InlineData("ru", "Когда придёт мой заказ?")]
    [InlineData("sv", "När kommer min beställning?")]
    [InlineData("sw", "Agizo langu litafika lini?")]
    [InlineData("tr", "Siparişim ne zaman gelecek?")]
    public void A_short_question_is_enough(string language, string question) => LanguageDetector.Detect(question).Code.Should().Be(language);

    [Theory]
    [InlineData("", "too few letters")]
    [InlineData("OK.", "too few letters")]
    [InlineData("12.50 €", "too few letters")]
    [InlineData("Berlin", "too few letters")]
    [InlineData("Lorem ipsum dolor sit amet consectetur adipiscing", "no language that is known")]
    [InlineData("```print('the order was sent')```", "too few letters")]
    [InlineData("ქართული ენა ლამაზია", "script is not among those")]
    [InlineData("hello мир 世界 שלום", "no script has most")]
    public void What_does_not_tell_is_undecided(string text, string reason)
    {
        LanguageDetector.Detect(text).Code.Should().BeNull();
        var score = Given.Score(Scorers.LanguageMatch(new LanguageMatchOptions { Languages = ["en"] }), text);
        (score.Value, score.Error).Should().Be((null, null));
        score.Rationale.Should().StartWith("undecided: of the answer, ").And.Contain(reason);
    }

    [Fact]
    public void Without_an_option_the_answer_is_to_be_in_the_language_of_the_question()
    {
        var english = Given.Score(Scorers.LanguageMatch(), Sentences["en"]);

        english.Should().BeEquivalentTo(new { Passed = true, Rationale = "the answer is in en, wanted is en" });
        Given.Score(Scorers.LanguageMatch(), Sentences["de"]).Metadata!.ToJsonString().Should().Be("""{"language":"de","wanted":["en"]}""");
        Given.Passes(Scorers.LanguageMatch(), Sentences["de"]).Should().BeFalse();
        Given.Score(Scorers.LanguageMatch(), new ScoreArguments(Asked("question", "OK?"), Given.Answered(Sentences["de"]))).Rationale.Should().StartWith("undecided: of the question, ");
    }

    [Fact]
    public void A_field_of_the_case_may_name_the_language()
    {
        var scorer = Given.FromCatalog("language_match", """{"language_from": "inputs.locale"}""");
        Score InLocale(string locale) => Given.Score(scorer, new ScoreArguments(Asked("locale", locale), Given.Answered(Sentences["pt"])));

        InLocale("pt-BR").Passed.Should().BeTrue();
        InLocale("de_AT").Passed.Should().BeFalse();
        InLocale("klingon").Error!.Message.Should().Contain("inputs.locale").And.Contain("expected one of ar, bg, ").And.Contain("found 'klingon'");
    }

    [Theory]
    [InlineData("""{"languages": ["xx"]}""", "expected one of ar, bg, ")]
    [InlineData("""{"language_from": "lang"}""", "a field such as columns.language")]
    [InlineData("""{"languages": ["de"], "question": "q"}""", "found more")]
    public void Options_that_cannot_be_used_fail_when_the_scorer_is_built(string options, string message) =>
        FluentActions.Invoking(() => Given.FromCatalog("language_match", options)).Should().Throw<EvalKitException>().WithMessage($"*{message}*");

    [Fact]
    public void A_sentence_matches_its_own_language_and_no_other() => Gen.Select(Languages, Languages).ShouldHold(500, pair =>
        Given.Passes(Scorers.LanguageMatch(new LanguageMatchOptions { Languages = [pair.Item1] }), Sentences[pair.Item2]) == (pair.Item1 == pair.Item2));

    [Fact]
    public void Case_numbers_code_and_addresses_change_nothing() => Languages.ShouldHold(300, language =>
    {
        var sentence = Sentences[language];
        return LanguageDetector.Detect($"1. {sentence.ToUpperInvariant()} `the and with this` https://example.org/the/and/with (42 %)").Code == language;
    });

    /// <summary>Real questions and texts in 15 languages, their English labels taken off.</summary>
    [SharedDataFact(Predictions)]
    public void Real_texts_are_hardly_ever_taken_for_another_language()
    {
        var (right, undecided, wrong) = (0, 0, new List<string>());
        foreach (var line in SharedData.ReadText(Predictions).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var row = JsonDocument.Parse(line);
            var task = row.RootElement.GetProperty("Task").GetString()!;
            var language = TaskLanguage().Match(task) is { Success: true } named ? named.Groups[1].Value : "fa";
            if (language == "ht")
            {
                continue; // Haitian Creole is not in the set.
            }

            var guess = LanguageDetector.Detect(Label().Replace(row.RootElement.GetProperty("input").GetString()!, " ")).Code;
            right += guess == language ? 1 : 0;
            undecided += guess is null ? 1 : 0;
            if (guess is not null && guess != language)
            {
                wrong.Add($"{task}: {guess}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{right} right, {undecided} undecided, {wrong.Count} wrong"));
        (right + undecided + wrong.Count).Should().Be(698);
        wrong.Should().HaveCountLessThanOrEqualTo(2);
        right.Should().BeGreaterThanOrEqualTo(640);
    }

    private static EvalCase Asked(string input, string text) => new() { Id = "c1", CaseHash = "h1", Inputs = CaseFields.OfText((input, text)) };

    [GeneratedRegex("_(bg|et|hr|ta|vi|mr|gu|zh|id|hi|th|sw|tr|it|ht)(_|$)")]
    private static partial Regex TaskLanguage();

    [GeneratedRegex(@"(Statement\d?|Choice \d|Question|Label|Content|Premise|Hypothesis|<sep>)\s*:?|\(\d\)|cause|effect|Neutral|Entailment|Contradiction")]
    private static partial Regex Label();
}
