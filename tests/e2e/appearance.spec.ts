import { guardedPages } from '../support/guards'
import { pathOf } from './actions'
import { expectNoOverflow, expectUsable } from './axe'
import { expect, stateFile, test } from './desk'

// Neither the server's time zone nor its words: what both sides write must be the same all the same.
test.use({ timezoneId: 'America/New_York', locale: 'en-US' })
test.describe.configure({ timeout: 180_000 })

/** Every page there is, and what else a page can look like. */
const pages = [
  ...guardedPages().flatMap(page => (page.opener === 'admin' ? [page.name] : [])),
  '/?window=7d',
  '/players?q=nobody',
  '/players/quiet',
  '/players/anna?outcome=refused',
  ...['balance', 'rounds', 'sessions', 'limits', 'cases', 'notes', 'actions'].map(
    tab => `/players/anna?tab=${tab}`,
  ),
  '/rounds?status=open',
  '/rounds?player=nobody',
  '/requests?player=nobody',
  '/cases?state=closed',
  '/approvals?state=any',
  '/audit?player=nobody',
  '/search?q=anna',
  '/search?q=nothing-of-ours',
  '/staff?q=nobody-like-that',
  '/enrol',
  '/docs/errors',
  '/nowhere',
  '/rounds/nowhere',
]

/** A studio's own. */
const studioPages = [
  ...guardedPages().flatMap(page => (page.opener === 'studio' ? [page.name] : [])),
  '/studio/requests?player=nobody',
  '/studio/requests/nowhere',
  '/players',
]

for (const [opener, paths] of [
  ['admin', pages],
  ['studio', studioPages],
] as const) {
  test.describe(`as ${opener}`, () => {
    test.use({ storageState: stateFile(opener) })

    for (const path of paths) {
      test(`${path} can be used by everyone, in both themes and on a phone`, async ({ page, casino }) => {
        await page.goto(pathOf(path, casino.things))
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await page.waitForLoadState('networkidle')
        await expectUsable(page)
        await expectNoOverflow(page)
      })
    }
  })
}

test.describe('without a sign-in', () => {
  test.use({ storageState: { cookies: [], origins: [] } })

  for (const path of ['/sign-in', '/welcome?token=none'])
    test(`${path} can be used by everyone, in both themes and on a phone`, async ({ page }) => {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      await expectUsable(page)
      await expectNoOverflow(page)
    })
})

test.describe('at the desk', () => {
  test.use({ storageState: stateFile('admin') })

  test('a chosen appearance is there from the first paint', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto('/players')
    await page.getByRole('button', { name: /Account/ }).click()
    await page.getByRole('menuitemradio', { name: 'Dark' }).click()
    await page.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => {
        document.documentElement.dataset.atFirst = document.documentElement.dataset.mantineColorScheme
      })
    })
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-at-first', 'dark')
  })

  test('on a phone the way around is behind the menu', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/')
    await page.getByRole('button', { name: 'Open the menu' }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Players' }).click()
    await expect(page).toHaveURL('/players')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
})
