import type { Page } from '@playwright/test'
import { ecbFile } from '../support/ecb'
import { expectNoOverflow, expectUsable } from './axe'
import { betIn, type Casino, type Who } from './casino'
import { codeFor, expect, rowsOf, stateFile, test } from './desk'

// Currencies of this file's own: what others play in keeps its rate.
test.describe.configure({ mode: 'serial', timeout: 180_000 })
test.use({ storageState: stateFile('admin') })

const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)
const today = day(0)
const shots = process.env.CAGE_SHOTS

/** Forty days of a bank that rests at weekends: one of them is missing, and on one the franc jumps. */
const bank = ecbFile(
  Array.from({ length: 40 }, (_, back) => back)
    .filter(back => back === 0 || ![0, 6].includes(new Date(day(back)).getUTCDay()))
    .map((back, at) => ({ back, at }))
    .filter(({ at }) => at !== 5)
    .map(({ back, at }) => ({
      time: day(back),
      rates: {
        SEK: `11.${250 + ((back * 37) % 90)}`,
        NOK: `11.7${back % 10}`,
        CHF: at === 8 ? '1.25' : `0.94${back % 10}`,
      },
    })),
)

test('an admin imports a file of the European Central Bank, and the next bet carries its rate', async ({
  page,
  casino,
}) => {
  await attend(page, casino, 'admin')
  await page.goto('/rates/import')
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'eurofxref-hist-90d.xml', mimeType: 'text/xml', buffer: Buffer.from(bank) })
  await page.getByRole('button', { name: 'Look at it' }).click()
  await expect(page.getByText(/there already; 3 currencies/)).toBeVisible()
  await expect(page.getByText(/No player holds CHF, NOK, SEK/)).toBeVisible()
  await expect(page.getByText(/takes two people/)).toBeVisible()
  await shoot(page, 'preview')
  await expectUsable(page)
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByLabel('Leave out days before').fill(day(8))
  await page.getByRole('button', { name: 'Look at it' }).click()
  await expect(page.getByText(/takes two people/)).toHaveCount(0)
  await page.getByLabel('Reason').fill('The rates of this week')
  await page.getByRole('button', { name: 'Set it' }).click()
  await expect(page.getByText(/rates were set\. The next bets take them/)).toBeVisible()
  await expect(rowsOf(page, 'Sheets').first()).toContainText('eurofxref-hist-90d.xml')
  await shoot(page, 'imported')
  await betIn(casino, 'SEK', 'sven')
  await page.goto('/rates/SEK')
  await expect(page.getByText('1 SEK = 0.0888888888888888889 EUR, ecb')).toBeVisible()
  const hanging = page.getByRole('region', { name: `What hangs on the rate of ${today}` })
  await expect(hanging.getByText('0.888888888888888889 EUR').first()).toBeVisible()
  await expect(hanging.getByRole('link', { name: 'sven', exact: true })).toBeVisible()
})

test('what is no file of rates is refused in a sentence, and 50 MB without a crash', async ({
  page,
  casino,
  request,
}) => {
  await attend(page, casino, 'admin')
  await page.goto('/rates/import')
  const choose = (name: string, text: string | Buffer) =>
    page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text as string) })
  const look = () => page.getByRole('button', { name: 'Look at it' }).click()
  await choose('rates.csv', `date,currency,rate\n${today},SEK,0.09\n${today},SEK,-1\n`)
  await look()
  await expect(
    page.getByRole('alert').filter({ hasText: 'Line 3: A rate is written like an amount' }),
  ).toBeVisible()
  await choose('bomb.xml', '<!DOCTYPE a [<!ENTITY a "aaa">]><a>&a;</a>')
  await look()
  await expect(page.getByText('Line 1: a DOCTYPE has no place in it.')).toBeVisible()
  await choose('large.csv', Buffer.alloc(20_000_000, 'x'))
  await look()
  await expect(page.getByText('The file is larger than 16 MB: nothing of it was read.')).toBeVisible()
  const answer = await request
    .post('/rates/import', {
      multipart: { file: { name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.alloc(50_000_000, 'x') } },
      headers: { 'next-action': '0'.repeat(42), origin: casino.url },
    })
    .then(
      said => said.status(),
      () => 0,
    )
  expect(answer).not.toBe(200)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Import rates' })).toBeVisible()
})

test('finance enters a rate far off: it waits, an approver approves it, and it stands as a revision', async ({
  browser,
  baseURL,
  casino,
}) => {
  const finance = await browser.newPage({ baseURL: baseURL!, storageState: stateFile('finance') })
  await attend(finance, casino, 'finance')
  await finance.goto('/rates/SEK')
  await finance.getByRole('button', { name: 'Set a rate' }).click()
  const dialog = finance.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Rate' }).fill('0.1156')
  await dialog.getByRole('button', { name: 'Look at it' }).click()
  await expect(dialog.getByText(/by more than 10 % it takes two people/)).toBeVisible()
  await shoot(finance, 'dialog')
  await dialog.getByLabel('Reason').fill('The krona has risen')
  await dialog.getByRole('button', { name: 'Ask for it' }).click()
  await dialog.getByRole('link', { name: 'See the approval' }).click()
  await finance.waitForURL(/\/approvals\/./)
  await expect(finance.getByRole('button', { name: 'Approve and set it' })).toBeDisabled()
  const approver = await browser.newPage({ baseURL: baseURL!, storageState: stateFile('approver') })
  await attend(approver, casino, 'approver')
  await approver.goto('/rates')
  await approver.getByRole('link', { name: /sheet of rates waits/ }).click()
  await approver.getByRole('link', { name: 'Set a rate' }).first().click()
  await expect(approver.getByText('The krona has risen')).toBeVisible()
  await shoot(approver, 'approval')
  await expectUsable(approver)
  await approver.getByRole('button', { name: 'Approve and set it' }).click()
  await expect(approver.getByText(/It was approved/)).toBeVisible()
  await approver.goto('/rates/SEK')
  const newest = rowsOf(approver, 'Revisions').first()
  await expect(newest).toContainText('0.1156')
  await expect(newest.getByRole('cell').nth(1)).toHaveText('2')
  await expect(newest).toContainText('finance')
  await expect(newest).toContainText('approver')
  await expect(rowsOf(approver, 'Revisions').nth(1)).toContainText('replaced')
  await shoot(approver, 'currency')
  await expectUsable(approver)
  await expectNoOverflow(approver)
  await finance.close()
  await approver.close()
})

test('the table of days tells where each rate comes from, by month and currency', async ({ page }) => {
  await page.goto('/rates')
  const table = page.getByRole('table', { name: 'Rates, in EUR per unit' })
  await expect(table.getByRole('columnheader', { name: 'SEK' })).toBeVisible()
  await expect(
    table.getByRole('link', { name: new RegExp(`SEK of ${today}: 0\\.1156, source manual, revision 2`) }),
  ).toBeVisible()
  await expect(table.getByRole('columnheader', { name: 'CHF' })).toHaveCount(0)
  await shoot(page, 'rates')
  await page.getByLabel('Currencies').selectOption('all')
  await expect(table.getByRole('columnheader', { name: 'CHF' })).toBeVisible()
  await page.getByLabel('Currency', { exact: true }).selectOption('NOK')
  await expect(page).toHaveURL(/currency=NOK/)
  await expect(table.getByRole('columnheader')).toHaveCount(2)
  await expectUsable(page)
  await expectNoOverflow(page)
})

test.describe('as support', () => {
  test.use({ storageState: stateFile('support') })

  test('support sees the rates, and why they may not set them', async ({ page }) => {
    await page.goto('/rates')
    await expect(page.getByRole('button', { name: 'Set a rate' })).toBeDisabled()
    await expect(page.getByText(/Finance and admin may/)).toBeVisible()
    await page.goto('/rates/import')
    await expect(page.getByLabel('File', { exact: true })).toBeDisabled()
    await expect(page.getByRole('alert').filter({ hasText: /Finance and admin may/ })).toBeVisible()
  })
})

/** Shows the second factor again whenever it is asked for. */
function attend(page: Page, { people }: Casino, who: Who): Promise<void> {
  const question = page.getByRole('dialog', { name: 'Show your second factor' })
  return page.addLocatorHandler(question, async () => {
    await question.getByRole('textbox', { name: 'Code' }).fill(await codeFor(people[who]))
    await question.getByRole('button', { name: 'Go on' }).click()
  })
}

/** For whoever wants to look: in the light, the dark, and on a phone. */
async function shoot(page: Page, name: string): Promise<void> {
  if (!shots) return
  await page.waitForLoadState('networkidle')
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: `${shots}/${name}-${scheme}.png`, fullPage: true })
  }
  const size = page.viewportSize()!
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: `${shots}/${name}-phone.png`, fullPage: true })
  await page.setViewportSize(size)
  await page.emulateMedia({ colorScheme: 'light' })
}
