/**
 * Decimals of currencies that do not have two, by ISO 4217 (list one) and, for those outside it, by custom.
 * Intl is no source for this: it differs from ISO 4217 for seventeen currencies.
 */
const decimals: Record<string, number> = {
  ...of(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...of(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...of(4, 'CLF UYW'),
  ...of(6, 'USDC USDT XRP TRX'),
  ...of(8, 'BTC LTC BCH DOGE'),
  ...of(18, 'ETH BNB'),
}

/** The number of decimals a currency is written with at least. */
export function decimalsOf(currency: string): number {
  return decimals[currency] ?? 2
}

function of(count: number, currencies: string): Record<string, number> {
  return Object.fromEntries(currencies.split(' ').map(currency => [currency, count]))
}
