using FsCheck;
using FsCheck.Fluent;
using Hummingbot.Plugins.Sdk.OrderBooks;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

public class ActiveOrderTableTests
{
    [Fact]
    public void Any_sequence_of_changes_leaves_what_a_dictionary_holds()
    {
        var config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(500);
        Check.One(config, Prop.ForAll(Steps().ToArbitrary(), steps =>
        {
            var table = new ActiveOrderTable();
            var model = new Dictionary<UInt128, ActiveOrder>();
            return steps.All(step => Agrees(table, model, step)) && Holds(table, model);
        }));
    }

    [Fact]
    public void Thousands_of_orders_that_come_and_go_are_all_found()
    {
        var random = new Random(5);
        var table = new ActiveOrderTable();
        var model = new Dictionary<UInt128, ActiveOrder>();
        for (var i = 0; i < 200_000; i++)
        {
            // Ids that count, ids that count in the upper half, and random ones.
            var number = (UInt128)random.Next(1, 4_000);
            var orderId = random.Next(3) switch { 0 => number, 1 => number << 64, _ => (number * 0x1234_5678_9ABC_DEF1) | (number << 96) };
            Assert.True(Agrees(table, model, new Step(random.Next(3), orderId, random.Next(1, 100) * (random.Next(2) == 0 ? 1 : -1))));
        }

        Assert.InRange(model.Count, 3_000, 12_000);
        Assert.True(Holds(table, model));
        table.Clear();
        Assert.Equal((0, 0), (table.Count, table.Orders.Count()));
        Assert.Equal(-1, table.Find(1, out _));
    }

    private static bool Agrees(ActiveOrderTable table, Dictionary<UInt128, ActiveOrder> model, Step step)
    {
        var index = table.Find(step.OrderId, out var found);
        var isKnown = model.TryGetValue(step.OrderId, out var expected);
        if (index >= 0 != isKnown || found != expected) return false;
        var order = new ActiveOrder(step.Price > 0 ? TradeType.Buy : TradeType.Sell, Math.Abs(step.Price), step.Price * 3L % 100 + 100, step.OrderId);
        if (!isKnown) table.Add(model[step.OrderId] = order);
        else if (step.Kind == 0) table.Set(index, model[step.OrderId] = order);
        else if (model.Remove(step.OrderId)) table.RemoveAt(index);
        return table.Count == model.Count;
    }

    private static bool Holds(ActiveOrderTable table, Dictionary<UInt128, ActiveOrder> model) =>
        table.Orders.ToDictionary(order => order.OrderId) is var orders && orders.Count == model.Count
        && model.All(known => orders[known.Key] == known.Value && table.Find(known.Key, out var found) >= 0 && found == known.Value);

    private static Gen<Step[]> Steps() =>
        (from kind in Gen.Choose(0, 2)
         from orderId in Gen.Choose(1, 60)
         from isHigh in Gen.Elements(true, false)
         from price in Gen.Choose(-50, 49)
         select new Step(kind, (UInt128)orderId << (isHigh ? 64 : 0), price >= 0 ? price + 1 : price)).ArrayOf();

    /// <summary>Adds the order, or changes or removes it when it is there. A seller's price is below zero here.</summary>
    private readonly record struct Step(int Kind, UInt128 OrderId, int Price);
}
