namespace EvalKit.Scoring;

/// <summary>Profiles of the languages that are written in Latin letters.</summary>
internal static class LatinProfiles
{
    /// <summary>English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech, Romanian, Hungarian, Croatian, Swedish, Danish, Norwegian, Finnish, Estonian, Turkish, Vietnamese, Indonesian, Swahili.</summary>
    public static readonly LanguageProfile[] All =
    [
        new(
            "en",
            "",
            "the of and to in is that it for was on are as with his they be at this have from or had by not but what all were we when your can said there use an "
            + "each which she do how their if will up other about out many then them these so some her would make like him into time has look two more go see no "
            + "could my than been who its now did get come may part over i you he a me us our am does after before because should only where very just also any most "
            + "such why please thank thanks want need help cannot",
            "th wh ing_ ed_ ly_ tion_ ght ould _wh _th ness_ ck ee oo"),
        new(
            "de",
            "äöüß",
            "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind "
            + "noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ich du wir ihr mich mir uns sehr kann muss wenn was "
            + "hier dann schon ihre seine keine kein ihm ihn diese dieser dieses jeder doch wann warum wieso welche welcher welches wo wer mein meine meinen dein "
            + "deine bitte danke möchte habe kannst können geht gibt kommt",
            "sch ung_ keit_ heit_ lich ein_ cht _ge _ver en_ ich ier_ tz pf"),
        new(
            "fr",
            "àâçéèêëîïôûùüÿœæ",
            "le de la les et des en un une du que est dans qui pour au pas sur il elle ne se ce plus par avec son sa ses mais on nous vous ils elles je tu me te "
            + "lui leur aux ou où si été être avoir a ont fait comme tout tous cette ces sans sous peut très bien aussi même entre après avant parce car donc dont "
            + "était sont mon ma mes votre notre deux toute d l qu n s j c y quand pourquoi comment combien quel quelle quels quelles bonjour merci voudrais peux "
            + "pouvez quoi",
            "eau eux_ tion_ ment_ ait_ ais_ _qu ou ai oi é_ ée_ és_ er_ ille"),
        new(
            "es",
            "áéíóúüñ",
            "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me "
            + "hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos e esto mí antes algunos qué unos yo otro otras otra él "
            + "tanto esa estos mucho nada muchos cual poco ella estar estas algo nosotros mi tu te es son fue ser está están era tiene puede había hace cuándo cuánto "
            + "cómo dónde quién gracias hola favor puedo puedes quiero necesito tengo mis llegar",
            "ción_ dad_ ando_ iendo_ mente_ ñ ll ue ie rr os_ as_ aba_ ó_"),
        new(
            "it",
            "àèéìíòóùú",
            "di e il la che in un a per è una sono non del si da della dei con le al come i lo più gli nel alla anche ma se ha su ci o dal delle questo nella io "
            + "suo sua cosa loro solo essere stato tutto tutti molto quando chi ho hanno era erano mi ti vi ne due dopo fra tra senza perché così dove mio tuo nostro "
            + "questa quello quella prima ogni degli dai fatto può poi l d dell nell all sull dall quanto quale grazie ciao vorrei posso puoi mia miei",
            "zione_ gli cch zz tto_ tta_ mente_ are_ ere_ ire_ gn sci ità_ ato_ ata_ ch"),
        new(
            "pt",
            "áâãàçéêíóôõú",
            "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu "
            + "também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha "
            + "têm numa pelos elas havia seja qual será nós tenho lhe deles essas esses pelas este fosse dele são quanto onde porque obrigado obrigada olá posso "
            + "quero preciso chegar meus minhas todo toda todos todas tudo",
            "ção_ ções_ ão_ ões_ nh lh mente_ dade_ ando_ endo_ eir ou_ ss"),
        new(
            "nl",
            "ëïéèöü",
            "de van een het en in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit door over naar heeft hebben had was worden werd wordt ze "
            + "zij hij ik je we wij u mijn haar hun deze die dit wat wie waar kan kunnen moet zal zou veel meer geen tot want of al toen omdat onder tegen na wel "
            + "heel hoe alle alleen iets wanneer waarom hoeveel welke bedankt graag kunt wil heb jouw jullie",
            "ij aa ee oo uu sch en_ ijk_ heid_ cht ui oe _ge _ver lijk"),
        new(
            "pl",
            "ąćęłńóśźż",
            "w i z na do się nie że to jest o jak a ale po co tak za od przez dla przy być był była było były są tylko już może ma tym tego ten ta te tej które "
            + "który która jego jej ich mnie mi ja ty my wy on ona ono oni go mu czy bardzo także oraz jednak pod bez nad między gdy kiedy gdzie więc jeszcze każdy "
            + "wszystko dlaczego ile proszę dziękuję mogę chcę mam mój moja moje jakie jaki jaka",
            "cz sz rz prz dz ie ów_ ego_ ych_ ać_ ski wie nia_ ość"),
        new(
            "cs",
            "áčďéěíňóřšťúůýž",
            "a v se na je že s z do o k i jako za pro po to by jsem jsou byl byla bylo byli ale jak tak co když který která které kteří jeho její jejich si mu tím "
            + "toho tento tato toto aby nebo už jen ještě až od při před bez pod nad mezi kde tedy také však než mě mi já ty my vy on ona být má mají může velmi "
            + "každý všechny kdy proč kolik prosím děkuji mohu chci můj moje jaký jaká jaké",
            "ě ř ů ou ní_ ých_ ého_ ost_ ova _př ch st_ ství"),
        new(
            "ro",
            "ăâîșțşţ",
            "de și şi în a la cu nu este o un pe se din că care pentru mai sunt ce să sa al ale au fost lui ei el ea ele lor am ai dar sau dacă fi fie prin după "
            + "fără între până cum când unde foarte tot toate toți acest această acestea aceasta unei unui le îi îl ne vă mă te eu tu noi voi era va vor poate "
            + "fiecare orice cât mulțumesc rog pot vreau meu mea mei mele",
            "ul_ ului_ ilor_ ea_ ă_ ții_ are_ ește_ ească tă_ lor_ iei_ ție"),
        new(
            "hu",
            "áéíóöőúüű",
            "a az és hogy nem is egy ez azt van volt meg csak már mint de ha vagy el még kell aki ami amely mert minden én te ő mi ti ők nagyon lehet lesz volna "
            + "sem ki be le fel után alatt között szerint ezt azok ezek úgy így ahol amikor igen nincs pedig valamint mely majd más sok neki nekem hozzá joga mikor "
            + "miért mennyi hol kérem köszönöm",
            "gy sz ny ly cs ság ség nak_ nek_ ban_ ben_ ből_ hoz_ ás_ és_ ott_ ek_ ök"),
        new(
            "hr",
            "čćđšž",
            "je i u se na da su za od s o sa koji koja koje ne to kao iz ili ali biti bio bila bilo bili nije što kako po do sam si smo ste ga mu joj im ih mi ti "
            + "on ona ono oni one a te ovo ova ovaj taj ta svi sve svaki kada ako jer samo još već više može treba prema između bez nakon prije pred nad pod vrlo "
            + "zbog moj moja svoj ja zašto koliko gdje molim hvala mogu želim moje kod vas nas vam nam će ću ćete ćemo dana danas jučer",
            "ije ija_ nje_ ti_ ski_ lj nj čk šn om_ ima_ ao_ ost_ ovi ć đ"),
        new(
            "sv",
            "åäö",
            "och i att det som en på är av för med till den har de inte om ett han var jag men sig från vi så kan när man hon ska skulle efter eller också där alla "
            + "nu då hade mycket varit upp in ut under vid mot utan genom mellan mer än hur vad sin sina sitt dem deras du ni mig dig oss min din denna detta dessa "
            + "vara blev blir får något någon varje varför hej tack vill behöver mina mitt",
            "ä ö ck_ het_ ning_ skj tt ar_ or_ arna_ ande_ ll"),
        new(
            "da",
            "æøåé",
            "og i at det er en til af på for med de som den der ikke et har han var jeg men sig fra vi så kan når man hun skal skulle efter eller også hvor alle nu "
            + "da havde meget været op ind ud under ved mod uden gennem mellem mere end hvordan hvad sin sine sit dem deres du mig dig os min din denne dette disse "
            + "være blev bliver får noget nogen hver blive kun hvornår hvorfor hej tak gerne mine mit",
            "øj ej af_ hed_ ning_ ede_ erne_ æ ø lig_ tion_ else_ ld nd"),
        new(
            "nb",
            "æøåéòô",
            "og i å det er en til av på for med de som den der ikke et har han var jeg men seg fra vi så kan når man hun skal skulle etter eller også hvor alle nå "
            + "da hadde mye vært opp inn ut under ved mot uten gjennom mellom mer enn hvordan hva sin sine sitt dem deres du meg deg oss min din denne dette disse "
            + "være ble blir får noe noen hver bare hvorfor hei takk gjerne mine mitt",
            "øy ei av_ het_ ning_ ene_ æ ø lig_ sjon_ else_ kk tt"),
        new(
            "fi",
            "äöå",
            "ja on ei se että oli hän ovat mutta tai kun niin joka ne myös olla mitä kuin vain sen jos jo nyt vielä sitä minä sinä me te he hänen joita jotka "
            + "mukaan kanssa ennen jälkeen kaikki mikä missä miten olen olet olemme ole eivät olisi voi tämä nämä tätä siitä tässä siellä hyvin paljon kuitenkin "
            + "koska sekä ilman jokainen oikeus minun sinun itse milloin miksi kuinka kiitos haluan voinko",
            "aa ää ii uu kk ll ssa_ ssä_ sta_ stä_ lla_ llä_ inen_ ksi_ een_ tt yö iin_ ta_"),
        new(
            "et",
            "äöõüšž",
            "ja on ei see et oli ta kui mis ka või oma ning seda selle aga mina sina meie teie nad ma sa me te siis veel juba väga ainult kõik kes kus mida nii ole "
            + "olid olla pole tema mind sind mulle talle neile välja üle alla pärast enne koos ilma kuni sest igal igaühel õigus iga üks kaks minu nende nagu millal "
            + "miks kuidas palju aitäh palun soovin",
            "õ aa ee oo uu ii ks_ st_ sse_ le_ mine_ ud_ da_ ga_ us_ id_ tud_"),
        new(
            "tr",
            "çğıöşüâî",
            "ve bir bu da de için ile çok ne daha gibi olarak olan en o ben sen biz siz onlar kadar sonra önce ama ya veya değil var yok mi mı mu mü her şey ki "
            + "diye bana sana ona beni seni onu bizim sizin onun benim senin kendi iki oldu olduğu olduğunu etti ise nasıl neden hangi kim bazı tüm bütün hiç şu "
            + "üzere göre karşı zaman nerede niye lütfen teşekkürler merhaba istiyorum",
            "lar_ ler_ ığ dı_ di_ nın_ nin_ mak_ mek_ ı ğ ş iyor yor ını ini_ ün_"),
        new(
            "vi",
            "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ",
            "và của là có trong được cho không các một những người này với để khi đã từ về như cũng tôi anh chị em ông bà họ chúng ta mình đến ra vào lên ở theo "
            + "nhưng nếu thì vì mà hay hoặc tại sẽ đang rất nhiều hơn đó nào gì ai sự việc quyền mọi đều bị phải bởi cái con hai đâu xin cảm ơn bao nhiêu thế muốn",
            "ng_ nh_ ch_ _th _ng _nh _tr _kh ư ơ đ _ph"),
        new(
            "id",
            "",
            "yang dan di itu dengan untuk dari tidak ini dalam akan pada ke saya ada kami kita dia mereka anda bisa oleh adalah atau juga sebagai karena seperti "
            + "sudah telah lebih hanya orang setiap satu bahwa apa siapa kapan mana sangat jika maka tetapi namun masih lagi menjadi dapat harus hak para secara bagi "
            + "antara setelah sebelum ketika tanpa nya bagaimana mengapa kenapa berapa tolong terima kasih ingin mau bisakah",
            "nya_ kan_ _me _ber _ter _ke _pe ng an_ ang ah_ _di"),
        new(
            "sw",
            "",
            "ya na wa kwa ni katika la za kuwa kila mtu au haki cha hii hiyo yake wake kama si watu lakini wote ana yeye mimi wewe sisi ninyi wao huyo hilo hayo "
            + "hata kwamba ili bila baada kabla sana pia tu zaidi moja mbili nini nani wapi lini gani alikuwa walikuwa ilikuwa yote zote vya vile hivyo kutoka hapo "
            + "vipi kwanini asante tafadhali nataka ninaweza",
            "_wa _ku _ki _ha _mw _ny ika_ isha_ wa_ ana ali_ mba ndi"),
    ];
}
