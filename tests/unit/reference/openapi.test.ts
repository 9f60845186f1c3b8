import { Validator } from '@seriousme/openapi-schema-validator'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answers, refusalBody } from '@/lib/reference/answers'
import { fieldWords } from '@/lib/reference/fields'
import { openApiDocument, refusalExample, requestName } from '@/lib/reference/openapi'
import { codesOf } from '@/lib/reference/operation'
import { operations } from '@/lib/reference/operations'
import type { Schema } from '@/lib/reference/schemas'
import { type RefusalCode, refusals } from '@/lib/refusal'
import { contracts } from '@/lib/wallet/contracts'
import { walletEndpoints } from '@/lib/wallet/endpoints'
import { judgeOf, requestJudge } from '../../support/api-document'

const document = openApiDocument('https://cage.example')
const codes = Object.keys(refusals) as RefusalCode[]

test('the document is OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)))
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
})

test('every reference leads somewhere', () => {
  const named = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(match => match[1]!)
  expect(named.length).toBeGreaterThan(50)
  const lost = named.filter(name => {
    // biome-ignore lint/suspicious/noExplicitAny: a document is walked by its names
    const found = name.split('/').reduce((part: any, key) => part?.[key], document)
    return found === undefined
  })
  expect(lost).toEqual([])
})

test('every call of the wallet is in it, with the contract that validates', () => {
  const told = operations.filter(({ door }) => door === 'wallet')
  expect(told.map(({ id }) => id)).toEqual(Object.keys(walletEndpoints))
  for (const { id, contract } of told) expect(contract).toBe(contracts[id as keyof typeof contracts])
})

test('every refusal code belongs to some call, and no call lists one twice', () => {
  expect(new Set(operations.flatMap(codesOf))).toEqual(new Set(codes))
  for (const operation of operations)
    expect(codesOf(operation)).toHaveLength(new Set(codesOf(operation)).size)
})

test('every field is explained', () => {
  const names = Object.values(document.components.schemas).flatMap(fieldsIn)
  expect([...new Set(names)].filter(name => !fieldWords[name])).toEqual([])
  expect(Object.keys(fieldWords).filter(name => !names.includes(name) && !paging.includes(name))).toEqual([])
})

const paging = ['limit', 'after']

describe('what stands as an example is one', () => {
  for (const operation of operations) {
    test(operation.id, () => {
      const { contract, example, answer } = operation
      if (contract) {
        expect(contract.safeParse(example.request).error).toBeUndefined()
        expect(requestJudge(operation)(example.request)).toBe(true)
      }
      expect(answers[answer].safeParse(example.answer).error).toBeUndefined()
      expect(judgeOf(answer)(example.answer)).toBe(true)
    })
  }
  test.each(codes)('%s', code => {
    expect(refusalBody([code]).safeParse(refusalExample(code)).error).toBeUndefined()
    expect(judgeOf('Refusal')(refusalExample(code))).toBe(true)
  })
})

const odd = [
  null,
  '',
  0,
  1.5,
  true,
  [],
  {},
  '1.5',
  '1.50000000000000000000',
  '-1',
  '+1',
  '.5',
  '5.',
  '05',
  '1e3',
  'NaN',
  '1_000',
  '123456789012345678901',
  'EUR',
  'eur',
  'EU',
  'EURO4567890',
  'cash',
  'free',
  'tip',
  'bonus',
  'jackpot',
  'active',
  'id\u0000',
  'id\n',
  '\ud800',
  '🎲'.repeat(255),
  '🎲'.repeat(256),
  'sv',
  'SE',
  86_400,
  -1,
  99_999_999,
]

describe('what the contract refuses the document refuses, and nothing else', () => {
  for (const operation of operations.filter(({ contract }) => contract !== null)) {
    test(operation.id, () => {
      const judge = requestJudge(operation)
      const names = Object.keys(document.components.schemas[requestName(operation)]!.properties ?? {})
      const change = fc.tuple(
        fc.constantFrom(...names),
        fc.oneof(fc.constantFrom(...odd), fc.constant(undefined)),
      )
      fc.assert(
        fc.property(fc.array(change, { maxLength: 4 }), changes => {
          const body: Record<string, unknown> = {
            ...operation.example.request,
            ...Object.fromEntries(changes),
          }
          for (const name of names) if (body[name] === undefined) delete body[name]
          // The one rule that a JSON Schema cannot say: a rollback's id is not the original's.
          if (operation.id === 'rollback' && body.transaction_id === body.original_transaction_id) return
          expect(judge(body), JSON.stringify(body)).toBe(operation.contract!.safeParse(body).success)
        }),
        { numRuns: 400 },
      )
    })
  }
})

function fieldsIn({ properties, items }: Schema): string[] {
  const named = Object.entries(properties ?? {}).flatMap(([name, schema]) => [name, ...fieldsIn(schema)])
  return items ? [...named, ...fieldsIn(items)] : named
}
