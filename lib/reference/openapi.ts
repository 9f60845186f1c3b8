import { type RefusalCode, refusals } from '@/lib/refusal'
import { refusalNotes } from '@/lib/refusal-notes'
import { answers, refusalBody } from './answers'
import { headers, headersOf, parameters, refusalHeaders } from './headers'
import { codesOf, type Operation } from './operation'
import { operations } from './operations'
import { answeredSchema, type Schema, sentSchema } from './schemas'

/** An OpenAPI 3.1 document, as much of its shape as is read here. */
export type Document = {
  openapi: string
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, unknown>>
  components: {
    schemas: Record<string, Schema>
    parameters: Record<string, unknown>
    headers: Record<string, unknown>
  }
}

/** The version of the contract, not of the software: it changes when a call does. */
export const apiVersion = '1.0.0'

/** The whole document, made from the contracts that validate. `url` is where this casino is reached. */
export function openApiDocument(url: string): Document {
  const paths: Document['paths'] = {}
  for (const operation of operations)
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: pathItem(operation),
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cage wallet',
      version: apiVersion,
      description:
        'The seamless wallet that game studios call, and the side of the casino’s own platform. Every call is signed: see /docs/signing. Every rule in words: see /docs/wallet.',
    },
    servers: [{ url }],
    tags: [
      { name: 'wallet', description: 'Called by a provider, with a key of its own.' },
      { name: 'operator', description: "Called by the casino's platform, with an operator key." },
    ],
    paths,
    components: { schemas: schemas(), parameters, headers },
  }
}

/** The name under which the body of a call stands in the document. */
export function requestName({ id }: Operation): string {
  return `${pascal(id)}Request`
}

function schemas(): Record<string, Schema> {
  const sent = operations.flatMap(one =>
    one.contract ? [[requestName(one), sentSchema(one.id, one.contract)] as const] : [],
  )
  const answered = Object.entries(answers).map(([name, one]) => [name, answeredSchema(one)] as const)
  return Object.fromEntries([...sent, ...answered, ['Refusal', answeredSchema(refusalBody())]])
}

function pathItem(operation: Operation): Record<string, unknown> {
  const { id, door, title, about, contract, example } = operation
  return {
    operationId: id,
    tags: [door],
    summary: title,
    description: about,
    parameters: [
      ...Object.keys(parameters).map(name => ({ $ref: `#/components/parameters/${name}` })),
      ...pathParameters(operation),
      ...queryParameters(operation),
    ],
    ...(contract && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: refTo(requestName(operation)), example: example.request } },
      },
    }),
    responses: {
      '200': {
        description: 'Done.',
        headers: headersOf(operation),
        content: { 'application/json': { schema: refTo(operation.answer), example: example.answer } },
      },
      ...refusalResponses(operation),
    },
  }
}

/** One response a status, each with the codes it may carry here and an example of each. */
function refusalResponses(operation: Operation): Record<string, unknown> {
  return Object.fromEntries(
    byStatus(codesOf(operation)).map(([status, codes]) => [
      `${status}`,
      {
        description: codes.join(', '),
        headers: refusalHeaders(operation),
        content: {
          'application/json': {
            schema: {
              allOf: [refTo('Refusal'), { properties: { error: { properties: { code: { enum: codes } } } } }],
            },
            examples: Object.fromEntries(
              codes.map(code => [
                code,
                { summary: refusalNotes[code].happened, value: refusalExample(code) },
              ]),
            ),
          },
        },
      },
    ]),
  )
}

/** Codes by their HTTP status, the lowest first. */
export function byStatus(codes: RefusalCode[]): [number, RefusalCode[]][] {
  const found = new Map<number, RefusalCode[]>()
  for (const code of codes) {
    const { status } = refusals[code]
    found.set(status, [...(found.get(status) ?? []), code])
  }
  return [...found].sort(([a], [b]) => a - b)
}

/** What a refusal with this code looks like. */
export function refusalExample(code: RefusalCode) {
  const { message, retryable } = refusals[code]
  const field = code === 'INVALID_REQUEST' ? { field: 'amount' } : {}
  const standing = code === 'INSUFFICIENT_FUNDS' ? { balance: '0.50', currency: 'EUR' } : {}
  return {
    status: 'error',
    error: { code, message, retryable, ...field, docs: `/docs/errors#${code}` },
    ...standing,
  }
}

function pathParameters({ path }: Operation) {
  return [...path.matchAll(/\{([a-z_]+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    description: 'Percent-encoded; the signature is over the path as it is sent.',
    schema: { type: 'string', minLength: 1 },
  }))
}

function queryParameters({ id, query }: Operation) {
  if (!query) return []
  return Object.entries(sentSchema(id, query).properties ?? {}).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    description,
    schema,
  }))
}

function refTo(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` }
}

function pascal(id: string): string {
  return id.replace(/(^|-)([a-z])/g, (_all, _dash, letter: string) => letter.toUpperCase())
}
