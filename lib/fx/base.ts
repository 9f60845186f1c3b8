import { prisma } from '@/lib/db/prisma'

/** The currency that rates are in: units of it per unit of each other one. */
export async function readBaseCurrency(): Promise<string> {
  const { baseCurrency } = await prisma().settings.findFirstOrThrow({ select: { baseCurrency: true } })
  return baseCurrency
}
