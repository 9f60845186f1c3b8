import type { APIRequestContext } from '@playwright/test'
import { wordsOf } from '@/lib/audit/actions'
import { isAllowed, isOpenUnenrolled } from '@/lib/staff/permissions'
import {
  type Guarded,
  type GuardedAction,
  guardedActions,
  guardedPages,
  guardedRoutes,
  openActions,
} from '../support/guards'
import { pathOf, sendAction } from './actions'
import { type Casino, hire, people, type Who } from './casino'
import { expect, signIn, stateFile, test } from './desk'

// Generated from the source: a page, route or action that is added tomorrow is tried tomorrow.
const pages = guardedPages()
const routes = guardedRoutes()
const actions = guardedActions()
const keyOf = ({ file, name }: Guarded) => `${file} ${name}`
const told = actions.filter(action => !action.takesNothing)
const untold = actions.filter(action => action.takesNothing && !isOpen(action))

/** What nobody's form sends. */
const garbage: unknown[][] = [[null], [{ forged: true }], ['x'.repeat(2000), { toString: null }, -1], []]
const madeUp = { cookie: 'next-auth.session-token=made.up.cookie' }

test.describe.configure({ timeout: 120_000 })

test('every page, route and action names its permission', () => {
  expect(pages.length).toBeGreaterThan(15)
  expect(routes.length).toBeGreaterThan(8)
  expect(actions.length).toBeGreaterThan(25)
  const bare = [...pages, ...routes, ...actions.filter(action => !isOpen(action))]
  expect(bare.filter(one => one.needs.length === 0).map(keyOf)).toEqual([])
})

for (const who of people) {
  test.describe(`as ${who}`, () => {
    test.use({ storageState: stateFile(who) })

    test('every page opens or is forbidden as the table says', async ({ request, casino, browser }) => {
      const wrong: string[] = []
      for (const page of pages) {
        const answer = await request.get(pathOf(page.name, casino.things), { maxRedirects: 0 })
        const expected = expectedOf(who, page)
        if (answer.status() !== expected) wrong.push(`${page.name}: ${answer.status()}, not ${expected}`)
      }
      expect(wrong).toEqual([])
      const refused = pages.filter(page => expectedOf(who, page) === 403)
      const kept = await keptFor(browser, casino, who)
      for (const page of refused)
        expect(kept(wordsOf('page.open'), `page ${pathOf(page.name, casino.things)}`)).toBeGreaterThan(0)
    })

    test('every route answers or refuses as the table says', async ({ request, casino, browser }) => {
      const wrong: string[] = []
      const refused: string[] = []
      for (const route of routes) {
        const answer = await request.get(pathOf(route.name, casino.things), { maxRedirects: 0 })
        const expected = route.needs.every(one => isAllowed(who, one)) ? 200 : 403
        if (answer.status() !== expected) wrong.push(`${route.name}: ${answer.status()}, not ${expected}`)
        if (expected === 403) refused.push(route.name)
      }
      expect(wrong).toEqual([])
      const kept = await keptFor(browser, casino, who)
      for (const name of refused) {
        const isSearch = name === '/search/hits'
        const isFile = name === '/exports/[id]/file'
        const found = isSearch
          ? kept(wordsOf('page.open'), `page ${name}`)
          : isFile
            ? kept(wordsOf('export.download'), `export ${casino.things.exports}`)
            : kept(wordsOf('list.export'), `list ${listOf(name)}`)
        expect(found, name).toBeGreaterThan(0)
      }
    })

    test('every action refuses what it may not do, and what no form sends', async ({
      request,
      casino,
      browser,
    }) => {
      const wrong: string[] = []
      const refused = new Map<GuardedAction, number>()
      for (const action of told) {
        for (const args of garbage) {
          const said = await sendAction(request, casino, action, args)
          const isFine = !said.isDone && said.status < 500 && expectedFrom(who, action, said.reason)
          if (!isFine) wrong.push(`${keyOf(action)}(${JSON.stringify(args).slice(0, 30)}): ${wordsFor(said)}`)
          // Asked for a code, nobody was refused anything yet.
          if (said.reason !== 'STEP_UP') refused.set(action, (refused.get(action) ?? 0) + 1)
        }
      }
      expect(wrong).toEqual([])
      const kept = await keptFor(browser, casino, who)
      for (const [action, times] of refused) {
        if (!action.records) continue
        const found = kept(wordsOf(action.records), `page ${action.records}`)
        expect.soft(found, keyOf(action)).toBeGreaterThanOrEqual(times)
      }
    })
  })
}

for (const [whom, headers] of [
  ['nobody', {}],
  ['somebody with a made-up cookie', madeUp],
] as const) {
  test(`${whom} reaches no page, no route and no action`, async ({ request, casino }) => {
    const wrong: string[] = []
    for (const page of pages) {
      const answer = await request.get(pathOf(page.name, casino.things), { headers, maxRedirects: 0 })
      const { location = '' } = answer.headers()
      if (answer.status() !== 307 || !location.includes('/sign-in'))
        wrong.push(`${page.name}: ${answer.status()}`)
    }
    for (const route of routes) {
      const answer = await request.get(pathOf(route.name, casino.things), { headers, maxRedirects: 0 })
      if (answer.status() !== (whom === 'nobody' ? 307 : 401)) wrong.push(`${route.name}: ${answer.status()}`)
    }
    for (const action of actions) {
      const said = await sendAction(request, casino, action, [null], headers)
      const isShut = said.status === 307 || said.reason === 'SIGNED_OUT' || isOpen(action)
      if (said.isDone || said.status >= 500 || !isShut) wrong.push(`${keyOf(action)}: ${wordsFor(said)}`)
    }
    expect(wrong).toEqual([])
  })
}

for (const who of ['support', 'studio'] as const)
  test(`who must set up a second factor reaches nothing else, as ${who}`, async ({ page, casino }) => {
    await signIn(page, await hire(who, `bare-${who}@casino.example`, false))
    await page.waitForURL('/enrol')
    const wrong: string[] = []
    for (const { name } of pages) {
      const answer = await page.request.get(pathOf(name, casino.things), { maxRedirects: 0 })
      if (answer.headers().location !== '/enrol') wrong.push(`${name}: ${answer.status()}`)
    }
    for (const { name } of routes) {
      const answer = await page.request.get(pathOf(name, casino.things), { maxRedirects: 0 })
      if (answer.status() !== 401) wrong.push(`${name}: ${answer.status()}`)
    }
    for (const action of actions.filter(one => !isOpen(one))) {
      const said = await sendAction(page.request, casino, action, [null])
      const isOfEnrolment = action.needs.every(isOpenUnenrolled)
      if (said.isDone || said.reason !== (isOfEnrolment ? 'INVALID' : 'FORBIDDEN'))
        wrong.push(`${keyOf(action)}: ${wordsFor(said)}`)
    }
    expect(wrong).toEqual([])
  })

test('actions that are told nothing do what they do for whoever sent them', async ({ page, casino }) => {
  const person = await hire('auditor', 'leaving@casino.example')
  await signIn(page, person)
  await page.waitForURL('/')
  const order = ['makeRecoveryCodes', 'endOtherSessions', 'signOutEverywhere']
  expect(untold.map(one => one.name).sort()).toEqual([...order].sort())
  for (const name of order) {
    const said = await sendAction(page.request, casino, untold.find(one => one.name === name)!, [])
    expect(said.isDone, `${name}: ${wordsFor(said)}`).toBe(true)
  }
  await page.goto('/players')
  await expect(page).toHaveURL(/\/sign-in/)
})

function isOpen(action: GuardedAction): boolean {
  return Object.hasOwn(openActions, keyOf(action))
}

/** The front door leads an engineer to the studio's own; whatever else is not theirs is forbidden. */
function expectedOf(who: Who, page: Guarded): number {
  if (page.needs.every(one => isAllowed(who, one))) return 200
  return who === 'studio' && page.name === '/' ? 307 : 403
}

/** What an export is called in the audit. */
function listOf(route: string): string {
  if (route === '/stuck/csv') return 'stuck-rounds'
  return route.startsWith('/studio/') ? 'own-requests' : route.split('/')[1]!
}

/** Who may not is told so whatever they sent; who may is told that it makes no sense, or to show a code. */
function expectedFrom(who: Who, action: GuardedAction, reason: string | null): boolean {
  if (isOpen(action)) return reason === 'REFUSED' || reason === 'INVALID' || reason === null
  if (!action.needs.every(one => isAllowed(who, one))) return reason === 'FORBIDDEN'
  return ['INVALID', 'REFUSED', 'STEP_UP'].includes(reason ?? '')
}

function wordsFor({ status, reason, text }: { status: number; reason: string | null; text: string }): string {
  return `${status} ${reason ?? text.slice(0, 120)}`
}

/** Counts the refused events of a person in the audit, as an auditor reads it. */
async function keptFor(
  browser: import('@playwright/test').Browser,
  { url }: Casino,
  who: Who,
): Promise<(did: string, about: string) => number> {
  const context = await browser.newContext({ baseURL: url, storageState: stateFile('auditor') })
  const lines = (await readCsv(context.request, '/audit/csv?outcome=refused')).split('\r\n')
  await context.close()
  return (did, about) => lines.filter(line => line.includes(`,${who},${roleOf(who)},${did},${about},`)).length
}

/** The audit says of an engineer whose they are. */
function roleOf(who: Who): string {
  return who === 'studio' ? 'studio (acme)' : who
}

async function readCsv(request: APIRequestContext, path: string): Promise<string> {
  const answer = await request.get(path)
  expect(answer.status()).toBe(200)
  return answer.text()
}
