import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type Demo, openDemo } from '../support/demo-server'
import { expectNoOverflow, expectUsable } from './axe'
import { rowsOf } from './desk'
import { complaints, signInTo } from './dispute-steps'

// A finance clerk lays the demo's statement beside the ledger: six differences were planted in it.
test.describe.configure({ mode: 'serial', timeout: 120_000 })

let demo: Demo
let clerk: Page
let run: string

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

test('the six differences of the statement are found', async () => {
  const folder = path.join(demo.env.CAGE_HOME!, 'demo')
  const file = path.join(folder, (await readdir(folder))[0]!)
  await clerk.goto('/')
  await clerk.getByRole('link', { name: 'Reconciliation' }).click()
  await clerk.getByRole('link', { name: 'Use it' }).click()
  await expect(clerk.getByLabel('Provider')).toHaveValue('cobalt')
  await clerk.getByLabel('File').setInputFiles(file)
  await expect(clerk.getByRole('region', { name: 'First rows of the statement' })).toContainText('DEBIT')
  await expect(clerk.getByLabel('Column: transaction id')).toHaveValue('Txn ID')
  await expectUsable(clerk)
  await clerk.getByRole('button', { name: 'Lay it beside the ledger' }).click()
  await clerk.waitForURL(/\/reconciliation\/[0-9a-f-]{36}$/)
  run = new URL(clerk.url()).pathname
  const rows = rowsOf(clerk, 'Differences')
  await expect(rows).toHaveCount(6, { timeout: 60_000 })
  const titles = [
    'Missing here',
    'Missing there',
    'Amount differs',
    'State differs',
    'Currency differs',
    'Duplicate',
  ]
  for (const title of titles) await expect(rows.filter({ hasText: title })).toHaveCount(1)
  await expectUsable(clerk)
  await expectNoOverflow(clerk)
})

test('a difference becomes a case in one click, the others in one more', async () => {
  const amount = rowsOf(clerk, 'Differences').filter({ hasText: 'Amount differs' })
  await amount.getByRole('button', { name: /^Open a case for/ }).click()
  await expect(amount.getByRole('link', { name: /^Case of/ })).toBeVisible()
  await clerk.getByRole('button', { name: 'Open a case for each (5)' }).click()
  await expect(clerk.getByRole('link', { name: /^Case of/ })).toHaveCount(6)
  await amount.getByRole('link', { name: /^Case of/ }).click()
  await expect(clerk.getByRole('region', { name: 'Both sides' })).toContainText('in between')
  await clerk.getByRole('link', { name: 'all that this statement differs in' }).click()
  await clerk.waitForURL(`**${run}`)
})

test('the run is kept, its differences are had as CSV, and nothing was complained of', async () => {
  await clerk.goto('/reconciliation')
  const kept = rowsOf(clerk, 'Reconciliations')
  await expect(kept).toHaveCount(1)
  await expect(kept).toContainText('differs')
  const csv = await (await clerk.request.get(`${run}/csv`)).text()
  expect(csv.trim().split('\r\n')).toHaveLength(7)
  expect(complaints).toEqual([])
})

test('who may only look is told why, and who may not look is refused', async ({ browser }) => {
  const auditor = await signInTo(demo, browser, 'auditor')
  await auditor.goto(run)
  await expect(auditor.getByRole('link', { name: /^Case of/ })).toHaveCount(6)
  const support = await signInTo(demo, browser, 'support')
  expect((await support.request.get(run)).status()).toBe(403)
  for (const page of [auditor, support]) await page.context().close()
})
