// Trades on a Binance sandbox with ccxt as it comes from the registry: only the hosts of its addresses are replaced.
// Nobody else moves the books meanwhile. Each check writes one JSON line; the script ends with 1 when one fails.
import { setTimeout as sleep } from 'node:timers/promises';
import ccxt from 'ccxt';

const { SANDBOX_REST, SANDBOX_WEBSOCKET, SANDBOX_API_KEY, SANDBOX_API_SECRET } = process.env;

function replaceHosts (addresses) {
    for (const [ name, address ] of Object.entries (addresses)) {
        if (typeof address !== 'string') {
            replaceHosts (address);
            continue;
        }
        const url = new URL (address);
        const host = new URL (url.protocol.startsWith ('ws') ? SANDBOX_WEBSOCKET : SANDBOX_REST);
        addresses[name] = `${host.protocol}//${host.host}${url.pathname.replace (/\/$/, '')}`;
    }
}

function connect ({ key = SANDBOX_API_KEY, secret = SANDBOX_API_SECRET, Exchange = ccxt.binance } = {}) {
    const exchange = new Exchange ({ apiKey: key, secret, enableRateLimit: false });
    replaceHosts (exchange.urls.api);
    return exchange;
}

let failures = 0;

async function check (name, run) {
    try {
        const detail = await run ();
        console.log (JSON.stringify ({ check: name, ok: true, detail: detail ?? null }));
    } catch (error) {
        failures++;
        console.log (JSON.stringify ({ check: name, ok: false, error: `${error?.constructor?.name}: ${error?.message}` }));
    }
}

function expect (condition, what) {
    if (!condition) throw new Error (what);
}

async function expectError (type, run) {
    try {
        await run ();
    } catch (error) {
        expect (error instanceof type, `expected ${type.name}, got ${error.constructor.name}: ${error.message}`);
        return `${error.constructor.name}: ${error.message}`;
    }
    throw new Error (`expected ${type.name}, but it was accepted`);
}

const symbol = 'BTC/USDT';
const exchange = connect ();
let bid, ask, order;

await check ('fetchTime', async () => {
    const time = await exchange.fetchTime ();
    expect (Math.abs (time - Date.now ()) < 60_000, `the venue's time is ${time}`);
});

await check ('loadMarkets', async () => {
    const markets = await exchange.loadMarkets ();
    const market = markets[symbol];
    expect (market.active && market.spot, 'BTC/USDT is not an active spot market');
    expect (market.precision.price === 0.01 && market.limits.cost.min === 5, 'the rules of BTC/USDT are not those of the venue');
    expect (exchange.currencies.BTC !== undefined, 'BTC is no currency');
    return Object.keys (markets);
});

await check ('fetchOrderBook', async () => {
    const book = await exchange.fetchOrderBook (symbol, 10);
    expect (book.bids.length > 0 && book.asks.length > 0, 'the book is empty');
    [ bid, ask ] = [ book.bids[0][0], book.asks[0][0] ];
    expect (bid < ask, 'the book is crossed');
    expect (Number.isInteger (book.nonce), 'the book has no update id');
    return { bid, ask };
});

await check ('fetchTicker', async () => {
    const ticker = await exchange.fetchTicker (symbol);
    expect (ticker.bid > 0 && ticker.ask > ticker.bid && ticker.last > 0, JSON.stringify (ticker));
});

await check ('fetchTrades', async () => {
    const trades = await exchange.fetchTrades (symbol);
    expect (Array.isArray (trades), 'no list');
    return trades.length;
});

await check ('fetchBalance', async () => {
    const balance = await exchange.fetchBalance ();
    expect (balance.USDT.free > 0 && balance.BTC.total > 0, JSON.stringify (balance.total));
    return balance.free;
});

await check ('createOrder limit', async () => {
    order = await exchange.createOrder (symbol, 'limit', 'buy', 0.01, bid - 1000);
    expect (order.status === 'open' && order.filled === 0 && order.type === 'limit', JSON.stringify (order));
    return order.id;
});

await check ('fetchOrder', async () => {
    const found = await exchange.fetchOrder (order.id, symbol);
    expect (found.id === order.id && found.status === 'open' && found.amount === 0.01, JSON.stringify (found));
});

await check ('fetchOpenOrders', async () => {
    const open = await exchange.fetchOpenOrders (symbol);
    expect (open.length === 1 && open[0].clientOrderId === order.clientOrderId, JSON.stringify (open));
});

await check ('holds', async () => {
    const { USDT } = await exchange.fetchBalance ();
    expect (Math.abs (USDT.used - 0.01 * (bid - 1000)) < 1e-6, JSON.stringify (USDT));
});

await check ('cancelOrder', async () => {
    const cancelled = await exchange.cancelOrder (order.id, symbol);
    expect (cancelled.status === 'canceled', JSON.stringify (cancelled));
    expect ((await exchange.fetchOpenOrders (symbol)).length === 0, 'it is open still');
});

await check ('createOrder market', async () => {
    order = await exchange.createOrder (symbol, 'market', 'buy', 0.001);
    expect (order.status === 'closed' && order.filled === 0.001 && order.trades.length > 0, JSON.stringify (order));
    expect (order.fee.currency === 'BTC' && Math.abs (order.fee.cost - 0.000001) < 1e-12, JSON.stringify (order.fee));
});

await check ('createOrder market by cost', async () => {
    const bought = await exchange.createMarketBuyOrderWithCost (symbol, 100);
    expect (bought.status === 'closed' && bought.cost > 99 && bought.cost <= 100, JSON.stringify (bought));
});

await check ('fetchMyTrades', async () => {
    const trades = await exchange.fetchMyTrades (symbol);
    const own = trades.filter ((trade) => trade.order === order.id);
    expect (own.length > 0 && own.every ((trade) => trade.takerOrMaker === 'taker' && trade.side === 'buy'), JSON.stringify (trades));
});

await check ('createOrder post only', async () => {
    const maker = await exchange.createOrder (symbol, 'limit', 'sell', 0.01, ask + 1000, { postOnly: true });
    const found = await exchange.fetchOrder (maker.id, symbol);
    expect (found.status === 'open' && found.postOnly, JSON.stringify (found));
    await exchange.cancelAllOrders (symbol);
});

await check ('fetchOrders', async () => {
    const orders = await exchange.fetchOrders (symbol);
    expect (orders.map ((one) => one.status).join () === 'canceled,closed,closed,canceled', JSON.stringify (orders.map ((one) => one.status)));
});

await check ('wrong signature', () =>
    expectError (ccxt.AuthenticationError, () => connect ({ secret: 'wrong' }).fetchBalance ({ type: 'spot' })));

await check ('wrong key', () =>
    expectError (ccxt.AuthenticationError, () => connect ({ key: 'a'.repeat (64) }).fetchBalance ({ type: 'spot' })));

await check ('unknown order', () => expectError (ccxt.OrderNotFound, () => exchange.fetchOrder ('999999', symbol)));

await check ('unknown order to cancel', () => expectError (ccxt.OrderNotFound, () => exchange.cancelOrder ('999999', symbol)));

await check ('insufficient funds', () =>
    expectError (ccxt.InsufficientFunds, () => exchange.createOrder (symbol, 'limit', 'buy', 100, bid - 1000)));

await check ('post only that would cross', () =>
    expectError (ccxt.OrderImmediatelyFillable, () => exchange.createOrder (symbol, 'limit', 'buy', 0.01, ask, { postOnly: true })));

await check ('below the smallest notional', () =>
    expectError (ccxt.BadRequest, () => exchange.createOrder (symbol, 'limit', 'buy', 0.00001, bid - 1000)));

await check ('price off its tick', () =>
    expectError (ccxt.InvalidOrder, () => exchange.privatePostOrder ({
        symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: '0.01', price: '60000.001',
    })));

await check ('unknown symbol', () => expectError (ccxt.BadSymbol, () => exchange.publicGetDepth ({ symbol: 'NOSUCH' })));

// Repeats something until what is watched for comes.
async function until (watched, act) {
    let settled = false;
    watched = watched.finally (() => { settled = true; });
    // Awaited below, and until then no error of nobody.
    watched.catch (() => {});
    for (let i = 0; i < 50 && !settled; i++) {
        await act ();
        await Promise.race ([ watched, sleep (200) ]);
    }
    if (!settled) throw new Error ('nothing came');
    return await watched;
}

async function placeAndCancel () {
    const { id } = await exchange.createOrder (symbol, 'limit', 'buy', 0.002, bid - 2000);
    await exchange.cancelOrder (id, symbol);
}

const streaming = connect ({ Exchange: ccxt.pro.binance });
// What ccxt asks for where addresses are ws:// rather than wss://.
await streaming.loadHttpProxyAgent ();

await check ('watchOrderBook', async () => {
    await until (streaming.watchOrderBook (symbol), placeAndCancel);
    for (let i = 0; i < 20; i++) {
        const watched = await until (streaming.watchOrderBook (symbol), placeAndCancel);
        const fetched = await exchange.fetchOrderBook (symbol, 1000);
        if (watched.nonce !== fetched.nonce) continue;
        expect (JSON.stringify ([ watched.bids, watched.asks ]) === JSON.stringify ([ fetched.bids, fetched.asks ]), 'the books differ');
        return { nonce: watched.nonce, levels: watched.bids.length + watched.asks.length };
    }
    throw new Error ('the watched book never came as far as the fetched one');
});

await check ('watchTrades', async () => {
    const trades = await until (streaming.watchTrades (symbol), () => exchange.createOrder (symbol, 'market', 'buy', 0.001));
    expect (trades.every ((trade) => trade.symbol === symbol && trade.side === 'buy' && trade.amount > 0), JSON.stringify (trades));
});

await check ('watchBidsAsks', async () => {
    const tickers = await until (streaming.watchBidsAsks ([ symbol ]), () => exchange.createOrder (symbol, 'market', 'buy', 0.001));
    expect (tickers[symbol].bid > 0 && tickers[symbol].ask > tickers[symbol].bid, JSON.stringify (tickers));
});

await check ('watchOrders', async () => {
    const orders = await until (streaming.watchOrders (symbol), placeAndCancel);
    expect (orders.length > 0 && orders.every ((one) => one.symbol === symbol && one.amount === 0.002), JSON.stringify (orders));
    const cancelled = await until (streaming.watchOrders (symbol), placeAndCancel);
    expect (cancelled.some ((one) => [ 'open', 'canceled' ].includes (one.status)), JSON.stringify (cancelled));
});

await check ('watchMyTrades', async () => {
    const trades = await until (streaming.watchMyTrades (symbol), () => exchange.createOrder (symbol, 'market', 'sell', 0.001));
    expect (trades.every ((trade) => trade.side === 'sell' && trade.takerOrMaker === 'taker' && trade.fee.currency === 'USDT'), JSON.stringify (trades));
});

await check ('watchBalance', async () => {
    const balance = await until (streaming.watchBalance (), placeAndCancel);
    expect (balance.USDT.total > 0, JSON.stringify (balance));
});

await streaming.close ();
process.exitCode = failures === 0 ? 0 : 1;
