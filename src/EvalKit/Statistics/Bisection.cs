namespace EvalKit.Statistics;

/// <summary>Finds where a growing function crosses 0, to the last bits that a double has.</summary>
internal static class Bisection
{
    private const int Halvings = 200;

    internal static double Solve(Func<double, double> growing, double low, double high)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high)
            {
                break;
            }

            (low, high) = growing(middle) < 0 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
