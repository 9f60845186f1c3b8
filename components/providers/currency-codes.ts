/** Codes that are offered; any other that is written like one may be typed. */
export function currencyCodes(): string[] {
  return [...new Set([...Intl.supportedValuesOf('currency'), 'BTC', 'ETH', 'LTC', 'USDC', 'USDT'])].sort()
}
