import { guardedPages, guardedRoutes } from '../support/guards'
import { pathOf } from './actions'
import { expect, stateFile, test } from './desk'

test.describe.configure({ timeout: 120_000 })

const guarded = [...guardedPages(), ...guardedRoutes()]

/** Ids that nobody has: of the right form, of none, and of what breaks a reader that trusts them. */
const nobodys = [
  '00000000-0000-7000-8000-000000000000',
  'nobody',
  '-1',
  '%00',
  'a%00b',
  '..%2F..%2Fetc%2Fpasswd',
  '%F0%9F%8E%B0',
  '%E0%A4%A',
  '%ED%A0%80',
  "'%20or%201=1--",
  '%25',
  'x'.repeat(3000),
]

/** A cursor of our own form with keys that no list of ours has: as many as a list may have. */
const cursors = [1, 2, 3].flatMap(many =>
  ['nonsense', '9'.repeat(60), '\u0000', '2026-99-99T00:00:00Z'].map(key =>
    Buffer.from(JSON.stringify(Array(many).fill(key))).toString('base64url'),
  ),
)

const queries = [
  ...cursors.map(cursor => `after=${cursor}`),
  `before=${cursors[1]}`,
  'after=%00&before=x',
  'q=%00&player=%00&provider=%00&round=%00&transaction=%00&address=%00&subject=%00',
  'from=9999-99-99&to=0000-00-00&since=x&until=-1&at=1e400',
  'min=1e999&max=NaN&balance=-0&latency=999999999999999999999&status=99999999999',
  'sort=__proto__&sort=constructor&tab=__proto__&tab=x&window=toString&state=constructor',
  'event=%00&entry=%00&view=%F0%9F%8E%B0',
  `q=${'x'.repeat(3000)}`,
  'q=%F0%9F%8E%B0%25%5C_&player=%E2%80%AE',
]

/** How a part of a page that failed after the first bytes were sent says so: by the number of its error. */
const failedInside = /digest\\?":\\?"\d|data-dgst="\d|\$RX\("[^"]+","\d/

for (const opener of ['admin', 'studio'] as const) {
  const places = guarded.filter(one => one.opener === opener).map(one => one.name)

  test.describe(`as ${opener}`, () => {
    test.use({ storageState: stateFile(opener) })

    for (const place of places.filter(one => one.includes('[id]'))) {
      test(`${place} of what is not there is not found, and never an error`, async ({ request, casino }) => {
        const wrong: string[] = []
        for (const id of nobodys) {
          const answer = await request.get(pathOf(place, casino.things, id), { maxRedirects: 0 })
          // A file of nothing is a list with no rows; a path that is no text is the router's to refuse.
          const fine = place.endsWith('/csv') ? [200, 400, 404] : [400, 404]
          if (!fine.includes(answer.status())) wrong.push(`${id.slice(0, 40)}: ${answer.status()}`)
        }
        expect(wrong).toEqual([])
      })
    }

    for (const place of places) {
      test(`${place} takes any query without an error`, async ({ request, casino }) => {
        const wrong: string[] = []
        for (const query of queries) {
          const path = `${pathOf(place, casino.things)}?${query}`
          const said = await request.get(path, { maxRedirects: 0 }).then(
            async answer => ({ status: answer.status(), text: await answer.text() }),
            error => ({ status: 0, text: `${error}` }),
          )
          const isBroken = said.status !== 200 || failedInside.test(said.text)
          if (isBroken) wrong.push(`?${query.slice(0, 80)}: ${said.status} ${said.text.slice(0, 80)}`)
        }
        expect(wrong).toEqual([])
      })
    }
  })
}
