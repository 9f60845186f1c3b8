import { prisma } from '@/lib/db/prisma'

/** The currencies that can be played in: the base currency and those with a rate. Asking the players is too slow. */
export async function listPlayerCurrencies(): Promise<string[]> {
  const [settings, rates] = await Promise.all([
    prisma().settings.findFirstOrThrow({ select: { baseCurrency: true } }),
    prisma().rate.groupBy({ by: ['currency'] }),
  ])
  return [...new Set([settings.baseCurrency, ...rates.map(rate => rate.currency)])].sort()
}
