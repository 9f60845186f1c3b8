import type { Page } from '@playwright/test'
import { expectUsable } from './axe'
import { hire } from './casino'
import { expect, signIn, stateFile, test } from './desk'

// What opens over a page is looked at like the pages themselves.
test.use({ timezoneId: 'America/New_York', locale: 'en-US' })
test.describe.configure({ timeout: 180_000 })

test.describe('as admin', () => {
  test.use({ storageState: stateFile('admin') })

  const dialogs: [name: string, path: string, open: (page: Page) => Promise<unknown>][] = [
    ['an entry of a ledger', '/players/anna?outcome=refused', page => follow(page, /^Entry 4:/)],
    ['an event of the audit', '/audit?only=changes', page => page.locator('[data-row-link]').first().click()],
    ['a new case', '/cases', page => press(page, 'Open a case')],
    ['when a round is stuck', '/stuck', page => press(page, /stuck/i)],
    ['an invitation', '/staff', page => press(page, 'Invite somebody')],
    ['a threshold', '/thresholds', page => press(page, /^Change:/)],
    ['a limit', '/players/anna?tab=limits', page => press(page, /^Set the limit: Loss per day/)],
    [
      'a saved view',
      '/players?currency=EUR',
      async page => {
        await press(page, 'Views')
        await page.getByRole('menuitem', { name: 'Save what is shown…' }).click()
      },
    ],
    [
      'the keys',
      '/players',
      async page => {
        await page.waitForLoadState('networkidle')
        await page.keyboard.press('?')
      },
    ],
    [
      'the search',
      '/players',
      async page => {
        await page.waitForLoadState('networkidle')
        await page.keyboard.press('ControlOrMeta+k')
        await page
          .getByRole('dialog')
          .getByRole('combobox')
          .or(page.getByPlaceholder(/^Any id/))
          .first()
          .fill('anna')
        await expect(page.getByRole('option', { name: /Anna Alvarez/ }).first()).toBeVisible()
      },
    ],
  ]
  for (const [name, path, open] of dialogs) {
    test(`${name} can be used by everyone`, async ({ page }) => {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      await open(page)
      await expect(page.getByRole('dialog').first()).toBeVisible()
      await expectUsable(page)
    })
  }

  for (const [path, button] of [
    ['/players', 'Display'],
    ['/players/anna', 'Change status'],
    ['/players', /^.*Account/],
  ] as const) {
    test(`the menu ${button} of ${path} can be used by everyone`, async ({ page }) => {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      await press(page, button)
      await expect(page.getByRole('menu')).toBeVisible()
      await expectUsable(page)
    })
  }
})

test('a resolution and the second factor it asks for can be used by everyone', async ({ page, casino }) => {
  await signIn(page, await hire('support', 'resolving@casino.example'))
  await page.waitForURL('/')
  await page.goto(`/rounds/${casino.things.rounds}`)
  await page.waitForLoadState('networkidle')
  await press(page, 'Roll back the round')
  const dialog = page.getByRole('dialog', { name: 'Roll back the round' })
  await dialog.getByRole('combobox', { name: 'Reason' }).selectOption({ index: 1 })
  await dialog.getByRole('textbox', { name: 'Note' }).fill('The studio says that it is void.')
  await expectUsable(page)
  // Ten minutes are too long to wait: the first answer is made to say that they are over.
  await page.route(/\/rounds\//, async route => {
    if (route.request().method() !== 'POST') return route.continue()
    const answer = await route.fetch()
    const late = '{"ok":false,"reason":"STEP_UP","message":"Show your second factor again to go on."}'
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/\{"ok":true.*$/m, late) })
  })
  await dialog.getByRole('button', { name: 'Preview' }).click()
  const question = page.getByRole('dialog', { name: 'Show your second factor' })
  await expect(question).toBeVisible()
  await expectUsable(page)
  await question.getByRole('button', { name: 'Not now' }).click()
  await page.unroute(/\/rounds\//)
  await dialog.getByRole('button', { name: 'Preview' }).click()
  await expect(dialog.getByRole('button', { name: 'Back' })).toBeVisible()
  await expectUsable(page)
})

function press(page: Page, name: string | RegExp): Promise<void> {
  return page.getByRole('button', { name }).first().click()
}

function follow(page: Page, name: RegExp): Promise<void> {
  return page.getByRole('link', { name }).click()
}
