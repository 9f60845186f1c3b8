import { Ajv2020 } from 'ajv/dist/2020.js'
import { openApiDocument, requestName } from '@/lib/reference/openapi'
import { codesOf, type Operation } from '@/lib/reference/operation'
import type { RefusalCode } from '@/lib/refusal'

type Judge = { (body: unknown): boolean; errors?: unknown }

const document = openApiDocument('https://cage.example')
// A text's format stands beside its pattern, which is what is looked at here.
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
ajv.addSchema({ $id: 'api', components: document.components })

/** Judges a body as whoever reads our OpenAPI document would: an independent reader of its schemas. */
export function judgeOf(schema: string): Judge {
  return ajv.compile({ $ref: `api#/components/schemas/${schema}` })
}

export function requestJudge(operation: Operation): Judge {
  return judgeOf(requestName(operation))
}

/** What the document does not allow of an answer; empty where it allows all of it. */
export function flawsOf(
  operation: Operation,
  answered: { status: number; body: { error?: { code: RefusalCode } } },
): string[] {
  const judge = judgeOf(answered.status === 200 ? operation.answer : 'Refusal')
  const flaws = judge(answered.body) ? [] : [JSON.stringify(judge.errors)]
  const { error } = answered.body
  if (error && !codesOf(operation).includes(error.code)) flaws.push(`${error.code} is not listed`)
  return flaws
}
