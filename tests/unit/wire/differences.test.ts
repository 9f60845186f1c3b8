import { expect, test } from 'vitest'
import { differencesOf } from '@/lib/wire/differences'

test.each([
  ['the same text', '{"a":1}', '{"a":1}', []],
  ['order and white space', '{"a":1,"b":2}', '{ "b": 2,\n"a": 1 }', []],
  ['null and absence', '{"a":null}', '{}', []],
  ['a value', '{"a":"1"}', '{"a":"2"}', [{ field: 'a', before: '1', after: '2' }]],
  ['a field more', '{}', '{"a":{"b":1}}', [{ field: 'a', before: null, after: '{"b":1}' }]],
  ['no JSON', '{', '{"a":1}', [{ field: 'body', before: '{', after: '{"a":1}' }]],
  ['nothing at all', null, '[1]', [{ field: 'body', before: null, after: '[1]' }]],
])('%s', (_, before, after, expected) => {
  expect(differencesOf(before, after)).toEqual(expected)
})
