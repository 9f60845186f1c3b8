import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, type Page, test } from '@playwright/test'
import { monthAfter } from '@/lib/settlement/months'
import { type Demo, openDemo } from '../support/demo-server'
import { expectNoOverflow, expectUsable } from './axe'
import { rowsOf } from './desk'
import { callLate, complaints, signInTo } from './dispute-steps'

// A month end as a new finance clerk goes about it, on a demo casino with two frozen months: the last month is
// open, and its bet of bluefin that was given back in this month is not yet a correction.
test.describe.configure({ mode: 'serial', timeout: 120_000 })

const present = new Date().toISOString().slice(0, 7)
const last = monthAfter(present, -1)
const statement = '/settlement/statements/bluefin'

let demo: Demo
let clerk: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(600_000)
  demo = await openDemo()
  clerk = await signInTo(demo, browser, 'finance')
})
test.afterAll(async () => {
  test.setTimeout(120_000)
  await clerk?.context().close()
  await demo?.close()
})

test('the month is drilled down to a posting, and the figures add up on the way', async () => {
  await clerk.goto('/')
  await clerk.getByRole('link', { name: 'Settlement' }).click()
  await expect(clerk.getByLabel('Month')).toHaveValue(last)
  const line = rowsOf(clerk, 'Settlement')
    .filter({ hasText: 'bluefin' })
    .filter({ has: clerk.getByRole('cell', { name: 'EUR', exact: true }) })
  const ggr = await line.getByRole('cell').nth(4).textContent()
  await line.getByRole('link', { name: 'bluefin' }).click()
  await expect(clerk.getByRole('navigation', { name: 'Where this is' })).toContainText('bluefin, EUR')
  await expect(clerk.getByText(ggr!, { exact: true }).first()).toBeVisible()
  const day = rowsOf(clerk, 'Settlement').nth(4)
  const stakes = await day.getByRole('cell').nth(2).textContent()
  await day.getByRole('link').first().click()
  await expect(clerk).toHaveURL(/day=/)
  const games = rowsOf(clerk, 'Settlement')
  await expect(games.first()).toBeVisible()
  const told = await games.evaluateAll(rows => rows.map(row => row.querySelectorAll('td')[2]!.textContent!))
  const cents = (text: string) => BigInt(text.replace(/[^0-9.-]/g, '').replace('.', ''))
  expect(told.reduce((sum, text) => sum + cents(text), 0n)).toBe(cents(stakes!))
  await games.first().getByRole('cell').nth(2).getByRole('link').click()
  await expect(clerk.getByRole('heading', { name: 'Stakes' })).toBeVisible()
  await expect(clerk.getByText(`They come to ${told[0]}`)).toBeVisible()
  await rowsOf(clerk, 'Transactions')
    .first()
    .getByRole('link', { name: /^Posting of/ })
    .click()
  await clerk.waitForURL(/\/ledger\/[0-9a-f-]{36}$/)
  await expect(clerk.getByText('provider bluefin')).toBeVisible()
})

test('its CSV is what is shown', async () => {
  const answer = await clerk.request.get(`/settlement/csv?month=${last}&provider=bluefin&currency=EUR`)
  const lines = (await answer.text()).trim().split('\r\n')
  await clerk.goto(`/settlement?month=${last}&provider=bluefin&currency=EUR`)
  await expect(rowsOf(clerk, 'Settlement')).toHaveCount(lines.length - 1)
})

test('a frozen month is equal to its postings', async () => {
  await clerk.goto(`${statement}?month=${monthAfter(last, -1)}`)
  await expect(clerk.getByText('frozen', { exact: true })).toBeVisible()
  await clerk.getByRole('link', { name: 'Check it against the postings' }).click()
  await expect(clerk.getByText('to the last digit')).toBeVisible()
  await clerk.emulateMedia({ media: 'print' })
  await expect(clerk.getByRole('navigation', { name: 'Main' })).toBeHidden()
  await clerk.emulateMedia({ media: null })
})

test('the last month is frozen; what is given back of it later is a correction of this one', async () => {
  await clerk.goto(`${statement}?month=${present}`)
  await expect(clerk.getByRole('button', { name: 'Freeze this month' })).toBeDisabled()
  await expect(clerk.getByRole('table', { name: 'Corrections of frozen months' })).toHaveCount(0)
  await clerk.goto(`${statement}?month=${last}`)
  const seal = await clerk.locator('code').textContent()
  await clerk.getByRole('button', { name: 'Freeze this month' }).click()
  const dialog = clerk.getByRole('dialog', { name: /Freeze/ })
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('month end')
  await dialog.getByRole('button', { name: 'Freeze it' }).click()
  await expect(clerk.getByText('frozen', { exact: true })).toBeVisible()
  await expect(clerk.getByText('Sealed by')).toContainText(seal!)
  const due = await clerk.getByRole('region', { name: 'What is due' }).textContent()

  await clerk.goto(`${statement}?month=${present}`)
  const corrections = rowsOf(clerk, 'Corrections of frozen months')
  await expect(corrections).toHaveCount(1)
  const before = await corrections.textContent()
  await giveBack()
  // Rolled up is what committed before the oldest transaction that is under way: the demo has some.
  await expect(async () => {
    await rollUp()
    await clerk.reload()
    expect(await rowsOf(clerk, 'Corrections of frozen months').allTextContents()).not.toEqual([before])
  }).toPass({ timeout: 60_000 })
  await clerk.goto(`${statement}?month=${last}`)
  expect(await clerk.getByRole('region', { name: 'What is due' }).textContent()).toBe(due)
  await expect(clerk.locator('code')).toHaveText(seal!)
})

test('a share is set as the next version, from an open month on', async () => {
  await clerk.goto(`${statement}?month=${present}`)
  await clerk.getByRole('button', { name: 'Set the share' }).click()
  const dialog = clerk.getByRole('dialog', { name: /Share of/ })
  await dialog.getByRole('textbox', { name: 'Tier 1: per cent' }).fill('120')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('the new contract')
  await dialog.getByRole('button', { name: 'Set it as the next version' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('A share is at most 100 per cent.')
  await dialog.getByRole('textbox', { name: 'Tier 1: per cent' }).fill('13')
  await dialog.getByRole('button', { name: 'Set it as the next version' }).click()
  await expect(clerk.getByText('Due by share version 2')).toBeVisible()
})

test('the trial balance agrees, now and at a moment of the past', async () => {
  for (const path of ['/trial-balance', `/trial-balance?at=${last}-15T10:30`]) {
    await clerk.goto(path)
    await expect(clerk.getByText('Everything agrees')).toBeVisible()
    await expect(clerk.getByRole('table', { name: 'Player liabilities' })).toBeVisible()
  }
})

test('an approver reads it and freezes nothing; support is turned away', async ({ browser }) => {
  const approver = await signInTo(demo, browser, 'approver')
  await approver.goto(`${statement}?month=${present}`)
  await expect(approver.getByRole('button', { name: 'Freeze this month' })).toBeDisabled()
  await approver.context().close()
  const support = await signInTo(demo, browser, 'support')
  expect((await support.request.get('/settlement/csv')).status()).toBe(403)
  expect((await support.request.get('/trial-balance')).status()).toBe(403)
  await support.context().close()
})

for (const path of [
  '/settlement',
  `/settlement/entries?month=${last}&provider=bluefin&currency=EUR&figure=wins`,
  `${statement}?month=${last}`,
  '/trial-balance',
]) {
  test(`nothing serious for axe, nor sideways on a phone: ${path}`, async () => {
    await clerk.goto(path)
    await expect(clerk.getByRole('table').first()).toBeVisible()
    if (path === '/trial-balance')
      await expect(clerk.getByRole('table', { name: 'Player liabilities' })).toBeVisible()
    await expectUsable(clerk)
    await expectNoOverflow(clerk)
    await clerk.setViewportSize({ width: 1280, height: 900 })
  })
}

test('nothing was complained of', () => {
  expect(complaints).toEqual([])
})

/** The studio gives back a bet of the last month, long settled: its policies let it. */
async function giveBack(): Promise<void> {
  const csv = await clerk.request.get(
    `/settlement/entries/csv?month=${last}&provider=bluefin&currency=EUR&figure=stakes`,
  )
  const [, , , , player, transaction] = (await csv.text()).split('\r\n')[1]!.split(',')
  const { code } = await callLate(demo, 'bluefin', 'rollback', {
    player_id: player!,
    transaction_id: 'late-of-the-clerk',
    original_transaction_id: transaction!,
  })
  expect(code).toBeNull()
}

function rollUp(): Promise<unknown> {
  return promisify(execFile)(process.execPath, ['dist/cage.js', 'rollups', 'update', '--json'], {
    env: demo.env,
  })
}
