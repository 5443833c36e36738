using System.Globalization;

namespace TrainShortAnswer;

/// <summary>Writes the weights as the source file that the model is compiled with.</summary>
internal static class WeightsFile
{
    public static string Render(LogisticFit fit, Training training, Agreement validated, IReadOnlyList<ControlResult> controls) => FormattableString.Invariant($$"""
        namespace EvalKit.Scoring;

        /// <summary>
        /// The fitted model, written by bench/TrainShortAnswer; do not edit. Fitted on {{training.Judged.Count}} answers of the EVOUNA data set (Apache-2.0) and
        /// {{training.Controls.Count}} controls that templates make of its questions; five-fold cross-validation by question: agreement {{validated.Share:0.0000}}, kappa
        /// {{validated.Kappa:0.0000}}; denied answers refused {{Share(controls, TemplateKind.Denies):0.0000}}, swapped ones {{Share(controls, TemplateKind.Swaps):0.0000}}.
        /// </summary>
        internal static class ShortAnswerWeights
        {
            public const double Intercept = {{Number(fit.Intercept)}};

            /// <summary>In the order of <see cref="ShortAnswerFeatures.Names"/>.</summary>
            public static readonly double[] Weights = [{{List(fit.Weights)}}];

            /// <summary>The mean of each feature over the answers, to tell what is unusual about one.</summary>
            public static readonly double[] Means = [{{List(fit.Means)}}];
        }

        """);

    private static double Share(IReadOnlyList<ControlResult> controls, TemplateKind kind) => ControlResult.Share(controls.Where(c => c.Template.Kind == kind));

    private static string List(IEnumerable<double> values) => string.Join(", ", values.Select(Number));

    private static string Number(double value) => value.ToString("0.000000", CultureInfo.InvariantCulture);
}
