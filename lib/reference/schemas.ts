import { z } from 'zod'
import { fieldWords } from './fields'

/** A JSON Schema (2020-12), as far as our own contracts make one. */
export type Schema = {
  type?: string | string[]
  description?: string
  pattern?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  allOf?: Schema[]
  $ref?: string
  $schema?: string
  [more: string]: unknown
}

/** The rule of a win that zod checks in code: a round and a game, but for what stands beside the round. */
const besideTheRound: Schema[] = [
  { required: ['type'], properties: { type: { enum: ['bonus', 'promo', 'tournament'] } } },
  {
    required: ['round_id', 'game_id'],
    properties: { round_id: { type: 'string' }, game_id: { type: 'string' } },
  },
]
const beyond: Record<string, Schema> = { win: { anyOf: besideTheRound } }

/** The schema of a body that is sent, from the very contract that validates it. `id` is its operation's. */
export function sentSchema(id: string, contract: z.ZodType): Schema {
  const schema = explained(z.toJSONSchema(contract, { io: 'input' }) as Schema)
  return { ...schema, ...beyond[id] }
}

/** The schema of a body that is answered. */
export function answeredSchema(contract: z.ZodType): Schema {
  return explained(z.toJSONSchema(contract, { io: 'input' }) as Schema)
}

/** With what each field is, and without what says nothing in a document of many schemas. */
function explained({ $schema: _dialect, ...schema }: Schema): Schema {
  // A default of the parsed value is none of the text that is sent.
  const { default: fallback, ...rest } = schema
  const kept = fallback === undefined || typeof fallback === schema.type ? schema : rest
  return {
    ...kept,
    ...(kept.properties && { properties: explainedFields(kept.properties) }),
    ...(kept.items && { items: explained(kept.items) }),
  }
}

function explainedFields(properties: Record<string, Schema>): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const words = fieldWords[name]
      return [name, { ...(words && { description: words }), ...explained(schema) }]
    }),
  )
}
