import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { archiveJournal } from '@/studio/archive'
import { isUnresolved, readBook } from '@/studio/book'
import { type JournalLine, openJournal } from '@/studio/journal'
import { parseOptions } from '@/studio/options'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cage-journal-'))
})
afterAll(() => rm(folder, { recursive: true }))

const sent = (id: string): JournalLine => ({
  t: 'sent',
  n: 1,
  call: {
    id,
    kind: 'bet',
    as: 'provider',
    path: '/api/wallet/bet',
    player: 'anna',
    body: { transaction_id: id },
  },
  poison: false,
})

it('has a line on disk when write resolves, in the order written', async () => {
  const file = path.join(folder, 'order.jsonl')
  const journal = await openJournal(file)
  await Promise.all(['a', 'b', 'c'].map(id => journal.write(sent(id))))
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  expect(lines.map(line => JSON.parse(line).call.id)).toEqual(['a', 'b', 'c'])
  await journal.close()
})

it('goes on after a torn last line, which was never safe', async () => {
  const file = path.join(folder, 'torn.jsonl')
  const first = await openJournal(file)
  await first.write(sent('a'))
  await first.close()
  await appendFile(file, '{"t":"sent","n":2,"call":{"id":"b"')
  expect([...(await readBook(file)).entries.keys()]).toEqual(['a'])
  const second = await openJournal(file)
  await second.write(sent('c'))
  await second.close()
  const book = await readBook(file)
  expect([...book.entries.keys()]).toEqual(['a', 'c'])
  expect([...book.entries.values()].every(isUnresolved)).toBe(true)
})

it('has one writer; the lock of a process that is gone is nobody’s', async () => {
  const file = path.join(folder, 'locked.jsonl')
  await writeFile(`${file}.lock`, '1')
  await expect(openJournal(file)).rejects.toThrow(/Process 1 is writing this journal/)
  await writeFile(`${file}.lock`, '999999999')
  const journal = await openJournal(file)
  await journal.close()
  await expect(readFile(`${file}.lock`)).rejects.toThrow()
})

it('begins a new journal that knows the runs of the old one', async () => {
  const file = path.join(folder, 'long.jsonl')
  const at = new Date(0).toISOString()
  const journal = await openJournal(file)
  await journal.write({ t: 'run', run: 'r1', provider: 'acme', replayed: 'stored', at })
  await journal.close()
  await archiveJournal(file, await readBook(file))
  expect((await readBook(file)).earlier).toEqual(['r1'])
  expect((await readBook(`${file}.1`)).runs).toEqual(['r1'])
})

it('does not read past a line that is damaged in the middle', async () => {
  const file = path.join(folder, 'damaged.jsonl')
  await appendFile(file, `${JSON.stringify(sent('a'))}\n{"t":"se\n${JSON.stringify(sent('b'))}\n`)
  await expect(readBook(file)).rejects.toThrow(/is no JSON/)
})

it('says what is missing on the command line', () => {
  const parse = (...args: string[]) => parseOptions(args, null, provider => `${provider}.jsonl`)
  expect(() => parse()).toThrow(/There are no keys: give --provider/)
  expect(() => parse('--key-id', 'k')).toThrow('--key-id and --secret go together.')
  expect(() => parse('--provider', 'acme', '--key-id', 'k', '--secret', 's')).toThrow(/--operator-key-id/)
  const keys = [
    '--provider',
    'acme',
    '--key-id',
    'k',
    '--secret',
    's',
    '--operator-key-id',
    'o',
    '--operator-secret',
    'p',
  ]
  expect(() => parse(...keys)).toThrow(/--games is missing/)
  expect(() => parse(...keys, '--games', 'g1', '--rate', '-3')).toThrow(/--rate/)
  expect(() => parse(...keys, '--games', 'g1', '--rate', '0')).toThrow('--rate 0 is no number above zero.')
  expect(parse(...keys, '--games', 'g1, g2')).toMatchObject({
    games: ['g1', 'g2'],
    journal: 'acme.jsonl',
    rate: 20,
  })
})
