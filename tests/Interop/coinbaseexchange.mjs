// Drives the unmodified ccxt client for Coinbase Exchange against a running sandbox; only addresses and keys are given to it.
// The book has bids at 99 and 98 and asks at 101, 102 and 103, of 10 BTC each, and nobody else acts. Each check writes one JSON line.
import ccxt from 'ccxt'

const { SANDBOX_REST, SANDBOX_WEBSOCKET, SANDBOX_API_KEY, SANDBOX_SECRET_KEY, SANDBOX_PASSPHRASE } = process.env
const symbol = 'BTC/USD'
let failed = false

function connect(overrides = {}, Exchange = ccxt.coinbaseexchange) {
  const exchange = new Exchange({
    apiKey: SANDBOX_API_KEY,
    secret: SANDBOX_SECRET_KEY,
    password: SANDBOX_PASSPHRASE,
    ...overrides,
  })
  exchange.urls.api.public = exchange.urls.api.private = SANDBOX_REST.replace(/\/$/, '')
  exchange.urls.api.ws = SANDBOX_WEBSOCKET
  return exchange
}

async function check(name, action) {
  const line = { check: name, ok: true }
  try {
    await action()
  } catch (error) {
    failed = true
    line.ok = false
    line.error = `${error.constructor.name}: ${error.message}`
  }
  console.log(JSON.stringify(line))
}

function equal(actual, expected, what) {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new Error(`${what} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`)
}

async function throws(type, action) {
  try {
    await action()
  } catch (error) {
    if (error instanceof type) return
    throw new Error(`expected ${type.name}, got ${error.constructor.name}: ${error.message}`)
  }
  throw new Error(`expected ${type.name}, nothing was thrown`)
}

const exchange = connect()
let market
let marketOrder

await check('loadMarkets', async () => {
  await exchange.loadMarkets()
  market = exchange.market(symbol)
  equal([market.id, market.base, market.quote, market.active, market.spot], ['BTC-USD', 'BTC', 'USD', true, true], 'the market')
  equal([market.precision, market.limits.cost.min], [{ amount: 1e-8, price: 0.01 }, 1], 'its rules')
  equal(exchange.currency('USD').precision, 0.01, 'the precision of USD')
})

await check('fetchTime', async () => {
  if (Math.abs(await exchange.fetchTime() - Date.now()) > 10_000) throw new Error('the venue is in another time')
})

await check('fetchOrderBook', async () => {
  const book = await exchange.fetchOrderBook(symbol)
  equal(book.bids.map(([price, amount]) => [price, amount]), [[99, 10], [98, 10]], 'the bids')
  equal(book.asks.map(([price, amount]) => [price, amount]), [[101, 10], [102, 10], [103, 10]], 'the asks')
  if (!(book.nonce > 0)) throw new Error('the book has no sequence')
})

await check('fetchBalance', async () => {
  const balance = await exchange.fetchBalance()
  equal(balance.USD, { free: 1000, used: 0, total: 1000 }, 'USD')
  equal(balance.BTC, { free: 5, used: 0, total: 5 }, 'BTC')
})

await check('createOrder limit, fetchOrder, fetchOpenOrders, cancelOrder', async () => {
  const clientOrderId = exchange.uuid()
  const placed = await exchange.createOrder(symbol, 'limit', 'buy', 0.5, 90, { clientOrderId })
  equal([placed.status, placed.price, placed.amount, placed.filled, placed.clientOrderId], ['open', 90, 0.5, 0, clientOrderId], 'the answer')
  const order = await exchange.fetchOrder(placed.id)
  equal([order.id, order.status, order.side, order.type, order.remaining], [placed.id, 'open', 'buy', 'limit', 0.5], 'the order')
  equal((await exchange.fetchOrder(undefined, symbol, { clientOrderId })).id, placed.id, 'the order by client id')
  equal((await exchange.fetchOpenOrders(symbol)).map((open) => open.id), [placed.id], 'the open orders')
  equal((await exchange.fetchBalance()).USD.used, 45.27, 'USD on hold')
  await exchange.cancelOrder(placed.id, symbol)
  equal(await exchange.fetchOpenOrders(symbol), [], 'the open orders after it')
  await throws(ccxt.OrderNotFound, () => exchange.fetchOrder(placed.id))
  await throws(ccxt.OrderNotFound, () => exchange.cancelOrder(placed.id, symbol))
})

await check('createOrder market', async () => {
  marketOrder = await exchange.createOrder(symbol, 'market', 'buy', 0.2)
  const order = await exchange.fetchOrder(marketOrder.id)
  equal([order.status, order.filled, order.cost, order.average], ['closed', 0.2, 20.2, 101], 'the order')
  equal([order.fee.cost, order.fee.currency], [0.1212, 'USD'], 'its fee')
  await throws(ccxt.OrderNotFound, () => exchange.cancelOrder(marketOrder.id))
})

await check('createOrder market by cost', async () => {
  const placed = await exchange.createOrder(symbol, 'market', 'buy', 1, undefined, { cost: 101.6 })
  const order = await exchange.fetchOrder(placed.id)
  equal([order.status, order.side], ['closed', 'buy'], 'the order')
  if (order.cost + order.fee.cost > 101.6 || order.cost < 100.9) throw new Error(`it cost ${order.cost} and ${order.fee.cost}`)
})

await check('fetchMyTrades', async () => {
  const trade = (await exchange.fetchMyTrades(symbol)).find((candidate) => candidate.order === marketOrder.id)
  equal([trade.side, trade.takerOrMaker, trade.price, trade.amount, trade.cost], ['buy', 'taker', 101, 0.2, 20.2], 'the trade')
  equal([trade.fee.cost, trade.fee.currency], [0.1212, 'USD'], 'its fee')
  equal((await exchange.fetchOrderTrades(marketOrder.id, symbol)).map((candidate) => candidate.id), [trade.id], 'the trades of the order')
})

await check('createOrder post-only', async () => {
  const placed = await exchange.createOrder(symbol, 'limit', 'sell', 0.1, 101, { postOnly: true })
  equal((await exchange.fetchOrder(placed.id)).postOnly, true, 'post-only')
  await exchange.cancelOrder(placed.id)
})

await check('post-only would cross', async () => {
  const placed = await exchange.createOrder(symbol, 'limit', 'buy', 0.1, 101, { postOnly: true })
  equal([placed.status, placed.info.reject_reason], ['rejected', 'post only'], 'the answer')
  await throws(ccxt.OrderNotFound, () => exchange.fetchOrder(placed.id))
})

await check('immediate or cancel', async () => {
  const placed = await exchange.createOrder(symbol, 'limit', 'sell', 0.1, 99, { timeInForce: 'IOC' })
  equal((await exchange.fetchOrder(placed.id)).status, 'closed', 'the order')
})

await check('fetchClosedOrders, cancelAllOrders', async () => {
  const closed = await exchange.fetchClosedOrders(symbol)
  if (!closed.some((order) => order.id === marketOrder.id)) throw new Error('the filled order is not there')
  await exchange.createOrder(symbol, 'limit', 'buy', 0.1, 80)
  await exchange.createOrder(symbol, 'limit', 'buy', 0.1, 81)
  await exchange.cancelAllOrders()
  equal(await exchange.fetchOpenOrders(), [], 'the open orders')
})

await check('fetchTicker, fetchTrades, fetchOHLCV, fetchTradingFees', async () => {
  const ticker = await exchange.fetchTicker(symbol)
  equal([ticker.last, ticker.bid, ticker.ask], [99, 99, 101], 'the ticker')
  const trades = await exchange.fetchTrades(symbol)
  equal([trades[0].price, trades[0].side, trades.at(-1).side], [101, 'buy', 'sell'], 'the trades')
  const candle = (await exchange.fetchOHLCV(symbol, '1d')).at(-1)
  equal(candle.slice(1, 5), [101, 101, 99, 99], 'the candle')
  const fees = (await exchange.fetchTradingFees())[symbol]
  equal([fees.maker, fees.taker], [0.004, 0.006], 'the fees')
})

await check('wrong keys', async () => {
  const wrong = Buffer.from('not the secret').toString('base64')
  await throws(ccxt.AuthenticationError, () => connect({ secret: wrong }).fetchBalance())
  await throws(ccxt.AuthenticationError, () => connect({ apiKey: 'nobody' }).fetchBalance())
  await throws(ccxt.AuthenticationError, () => connect({ password: 'wrong' }).fetchBalance())
})

await check('unknown order', async () => {
  await throws(ccxt.OrderNotFound, () => exchange.fetchOrder(exchange.uuid()))
  await throws(ccxt.OrderNotFound, () => exchange.cancelOrder(exchange.uuid()))
  await throws(ccxt.InvalidOrder, () => exchange.fetchOrder('1'))
})

await check('insufficient funds', async () => {
  await throws(ccxt.InsufficientFunds, () => exchange.createOrder(symbol, 'limit', 'buy', 1000, 90))
  await throws(ccxt.InsufficientFunds, () => exchange.createOrder(symbol, 'market', 'sell', 1000))
})

await check('orders that break a rule', async () => {
  const raw = { product_id: 'BTC-USD', side: 'buy', type: 'limit', price: '90.001', size: '1' }
  await throws(ccxt.InvalidOrder, () => exchange.privatePostOrders(raw))
  await throws(ccxt.InvalidOrder, () => exchange.privatePostOrders({ ...raw, price: '90', size: '0.000000001' }))
  await throws(ccxt.InvalidOrder, () => exchange.privatePostOrders({ ...raw, product_id: 'ABC-XYZ' }))
})

await check('watchOrderBook, watchTrades, watchTicker, watchOrders, watchMyTrades', async () => {
  const feed = connect({}, ccxt.pro.coinbaseexchange)
  try {
    // What ccxt asks for before addresses without TLS.
    await feed.loadHttpProxyAgent()
    await feed.loadMarkets()
    const book = await feed.watchOrderBook(symbol)
    equal([book.bids.length, book.asks.length], [2, 3], 'the levels')
    equal((await feed.watchTicker(symbol)).last, 99, 'the last price')
    const watching = Promise.all([feed.watchOrders(symbol), feed.watchMyTrades(symbol), feed.watchTrades(symbol)])
    // ccxt does not tell when the subscriptions stand: an order that comes too early is followed by another one.
    let isOver = false
    const ended = watching.finally(() => { isOver = true })
    while (!isOver) {
      await feed.createOrder(symbol, 'market', 'sell', 0.05)
      await Promise.race([ended, new Promise((resume) => setTimeout(resume, 250))])
    }
    const [orders, trades, all] = await ended
    equal([orders.at(-1).side, orders.at(-1).symbol], ['sell', symbol], 'the order')
    equal([trades.at(-1).takerOrMaker, trades.at(-1).amount, trades.at(-1).price], ['taker', 0.05, 99], 'the own trade')
    equal(trades.at(-1).order, orders.find((order) => order.id === trades.at(-1).order)?.id, 'its order')
    equal([all.at(-1).symbol, all.at(-1).price], [symbol, 99], 'the trade')
  } finally {
    await feed.close()
  }
})

await check('too many requests', async () => {
  const hasty = connect({ enableRateLimit: false })
  await throws(ccxt.RateLimitExceeded, () => Promise.all(Array.from({ length: 60 }, () => hasty.fetchTime())))
})

process.exit(failed ? 1 : 0)
