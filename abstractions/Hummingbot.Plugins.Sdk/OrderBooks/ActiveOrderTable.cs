using System.Numerics;
using System.Runtime.CompilerServices;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>
/// Resting orders by their ids: one array in which an order stands at the slot its id points to, or at the next free one. Half of the slots
/// stay free, so that it is found with one access to memory as a rule.
/// </summary>
/// <remarks>Removing moves up what stood further on for want of that slot, so searches stay short however long the table lives.</remarks>
internal sealed class ActiveOrderTable
{
    private const int FewestSlots = 64;

    private Slot[] _slots = new Slot[FewestSlots];

    public int Count { get; private set; }

    /// <summary>All orders, in no particular order.</summary>
    public IEnumerable<ActiveOrder> Orders => _slots.Where(slot => slot.OrderId != 0).Select(slot => slot.Order);

    /// <summary>Finds an order.</summary>
    /// <param name="orderId">Its id, not 0.</param>
    /// <param name="order">The order.</param>
    /// <returns>Its slot until the next change, or −1.</returns>
    public int Find(UInt128 orderId, out ActiveOrder order)
    {
        var slots = _slots;
        for (var i = Home(orderId, slots.Length); ; i = (i + 1) & (slots.Length - 1))
        {
            ref var slot = ref slots[i];
            if (slot.OrderId == orderId)
            {
                order = slot.Order;
                return i;
            }

            if (slot.OrderId != 0) continue;
            order = default;
            return -1;
        }
    }

    /// <summary>Adds an order whose id is not in the table.</summary>
    public void Add(in ActiveOrder order)
    {
        if ((Count + 1) * 2 > _slots.Length) Grow();
        Insert(_slots, Slot.Of(order));
        Count++;
    }

    /// <summary>Puts another state of the order into its slot.</summary>
    public void Set(int index, in ActiveOrder order) => _slots[index] = Slot.Of(order);

    /// <summary>Takes an order out of its slot.</summary>
    public void RemoveAt(int index)
    {
        var slots = _slots;
        var mask = slots.Length - 1;
        for (var i = (index + 1) & mask; slots[i].OrderId != 0; i = (i + 1) & mask)
        {
            // It may move to the free slot unless it would then stand before the one that its id points to.
            if (((i - Home(slots[i].OrderId, slots.Length)) & mask) < ((i - index) & mask)) continue;
            slots[index] = slots[i];
            index = i;
        }

        slots[index] = default;
        Count--;
    }

    public void Clear()
    {
        Array.Clear(_slots);
        Count = 0;
    }

    // Venues make ids at random or count them; multiplied, the upper bits of either differ.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Home(UInt128 orderId, int slots)
    {
        var mixed = ((ulong)(orderId >> 64) ^ BitOperations.RotateLeft((ulong)orderId, 31)) * 0x9E3779B97F4A7C15;
        return (int)(mixed >> (BitOperations.LeadingZeroCount((ulong)slots) + 1));
    }

    private static void Insert(Slot[] slots, in Slot slot)
    {
        var i = Home(slot.OrderId, slots.Length);
        while (slots[i].OrderId != 0) i = (i + 1) & (slots.Length - 1);
        slots[i] = slot;
    }

    private void Grow()
    {
        var slots = new Slot[_slots.Length * 2];
        foreach (ref readonly var slot in _slots.AsSpan())
        {
            if (slot.OrderId != 0) Insert(slots, slot);
        }

        _slots = slots;
    }

    /// <summary>An order in half of a cache line: prices are above zero, so a seller's is kept as its negative.</summary>
    private readonly struct Slot(UInt128 orderId, long signedPrice, long size)
    {
        public readonly UInt128 OrderId = orderId;

        public ActiveOrder Order => new(signedPrice > 0 ? TradeType.Buy : TradeType.Sell, Math.Abs(signedPrice), size, OrderId);

        public static Slot Of(in ActiveOrder order) => new(order.OrderId, order.Side == TradeType.Buy ? order.Price : -order.Price, order.Size);
    }
}
