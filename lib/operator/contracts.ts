import { z } from 'zod'
import { playerStatuses } from '@/lib/players/get'
import { pageSize } from '@/lib/players/transactions'
import { sessionTtl } from '@/lib/sessions/open'
import { amount, currency, id, optional } from '@/lib/wallet/contracts'

const country = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 country code such as SE')
const language = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'must be a BCP 47 language tag such as sv or en-GB')
  .max(35, 'must be at most 35 characters')
const displayName = z
  .string()
  .regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u, 'must be 1 to 200 characters, none of them a control character')
const seconds = z
  .int(`must be a whole number of seconds from 1 to ${sessionTtl.max}`)
  .min(1, 'must be at least 1')
  .max(sessionTtl.max, `must be at most ${sessionTtl.max}`)

/** The bodies of the operator's calls, as they are validated, typed and documented. */
export const operatorContracts = {
  putPlayer: z.object({
    currency,
    country: optional(country),
    language: optional(language),
    display_name: optional(displayName),
    status: optional(z.enum(playerStatuses)),
    test: optional(z.boolean()),
  }),
  money: z.object({ transaction_id: id, currency, amount }),
  openSession: z.object({
    player_id: id,
    provider_id: id,
    game_id: optional(id),
    currency,
    ttl_seconds: optional(seconds),
  }),
}

/** The query of a page of transactions. */
export const pageQuery = z.object({
  limit: z
    .string()
    .regex(/^[1-9][0-9]{0,2}$/, `must be a whole number from ${pageSize.min} to ${pageSize.max}`)
    .transform(text => Number.parseInt(text, 10))
    .refine(limit => limit <= pageSize.max, `must be at most ${pageSize.max}`)
    .default(pageSize.usual),
  after: z.string().max(100, 'is the `next` of the page before').optional(),
})
