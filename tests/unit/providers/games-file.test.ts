import { describe, expect, test } from 'vitest'
import { readGamesFile } from '@/lib/providers/games/read-file'

const read = (text: string) => readGamesFile(Buffer.from(text))

describe('a file of games', () => {
  test('says what it says: a column that is missing is no word, an empty limit is none', () => {
    expect(read('id,name\ng1,One')).toEqual([
      { line: 2, id: 'g1', name: 'One', status: undefined, stakeMax: undefined, byCurrency: {} },
    ])
    expect(read('name;id;JPY;EUR;status;stake_max\n One ;g1;800;;disabled;\nTwo;g2;;0.50;;5')).toEqual([
      {
        line: 2,
        id: 'g1',
        name: 'One',
        status: 'disabled',
        stakeMax: null,
        byCurrency: { JPY: '800', EUR: null },
      },
      {
        line: 3,
        id: 'g2',
        name: 'Two',
        status: undefined,
        stakeMax: '5',
        byCurrency: { JPY: null, EUR: '0.50' },
      },
    ])
  })

  test('takes formulas and any script for text', () => {
    expect(read('id,name\n=1+1,@SUM(A1)\nĀ王🎰,"<b>, ""x"""').map(({ id, name }) => [id, name])).toEqual([
      ['=1+1', '@SUM(A1)'],
      ['Ā王🎰', '<b>, "x"'],
    ])
  })

  test.each([
    ['no name', 'id,name\ng1,\n', /Line 2: a name is/],
    ['a name too long', `id,name\ng1,${'x'.repeat(201)}`, /Line 2: a name is/],
    ['no id', 'id,name\n,One', /Line 2: a game id is/],
    ['an id with blanks around it', 'id,name\n g1,One', /Line 2: a game id is/],
    ['an id with a control character', 'id,name\ng\u0007,One', /Line 2: a game id is/],
    ['an id too long', `id,name\n${'x'.repeat(256)},One`, /Line 2: a game id is/],
    ['an id twice', 'id,name\ng1,One\ng2,Two\ng1,Three', /Line 4: the game "g1" stands on line 2 already/],
    [
      'another word for its state',
      'id,name,status\ng1,One,Enabled',
      /Line 2: status is enabled or disabled, not "Enabled"/,
    ],
    ['a limit of zero', 'id,name,stake_max\ng1,One,0.00', /Line 2: stake_max is an amount above zero/],
    ['a limit below zero', 'id,name,EUR\ng1,One,-5', /Line 2: EUR is an amount above zero/],
    ['a limit with an exponent', 'id,name,EUR\ng1,One,1e3', /Line 2: EUR is an amount/],
    ['a limit with a comma', 'id;name;EUR\ng1;One;12,50', /Line 2: EUR is an amount .* not "12,50"/],
    [
      'more decimals than its currency has',
      'id,name,JPY\ng1,One,1.5',
      /Line 2: JPY .* 0 decimals at most, not "1.5"/,
    ],
    ['a column for no currency', 'id,name,Euro\ng1,One,1', /Line 1: no column is called "Euro"/],
    ['a currency twice', 'id,name,EUR,EUR\ng1,One,1,2', /Line 1: the column "EUR" stands there twice/],
  ])('with %s is refused with its line', (_, text, reason) => {
    expect(() => read(text)).toThrow(reason)
  })

  test('of more than 20 000 rows or 5 MB is refused', () => {
    const rows = Array.from({ length: 20_001 }, (_, index) => `g${index},G`).join('\n')
    expect(() => read(`id,name\n${rows}`)).toThrow(/Line 20002: the file has more than 20000 rows/)
    expect(() => read(`id,name\ng1,${'x'.repeat(5 * 1024 * 1024)}`)).toThrow(/larger than 5 MB/)
  })
})
