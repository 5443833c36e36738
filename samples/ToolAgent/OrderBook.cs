using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace ToolAgentSample;

/// <summary>The tools. Orders stand in memory and never change, so that cases do not disturb each other.</summary>
public static class OrderBook
{
    private static readonly Dictionary<string, string> States = new()
    {
        ["1001"] = "packed",
        ["1002"] = "in production",
        ["1003"] = "delivered",
        ["1004"] = "on its way",
        ["1005"] = "waiting for payment",
    };

    // Without a name, a local function or lambda would be a tool with a name that the compiler made.
    public static IReadOnlyList<AIFunction> Tools { get; } = [AIFunctionFactory.Create(FindOrder, name: "find_order"), AIFunctionFactory.Create(CancelOrder, name: "cancel_order")];

    [Description("Looks up in which state an order is.")]
    public static string FindOrder([Description("Four digits.")] string orderId) =>
        States.TryGetValue(orderId, out var state) ? $"Order {orderId} is {state}." : $"There is no order {orderId}.";

    [Description("Cancels an order, if that is still possible.")]
    public static string CancelOrder([Description("Four digits.")] string orderId) => States.GetValueOrDefault(orderId) is "in production" or "waiting for payment"
        ? $"Order {orderId} is cancelled."
        : $"Order {orderId} can no longer be cancelled.";
}
