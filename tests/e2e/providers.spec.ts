import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { expectNoOverflow, expectUsable } from './axe'
import { hire } from './casino'
import { expect, expectReason, rowsOf, signIn, stateFile, test } from './desk'

test.describe.configure({ timeout: 400_000 })

const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true }).click()
const step = (page: Page, name: string) =>
  expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()

/** Goes through the wizard as a new admin would, mistakes included. */
async function bringIn(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await next(page)
  await step(page, 'Play')
  await page.getByRole('combobox', { name: 'Currencies' }).fill('EUR')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Time-out' }).fill('50')
  await next(page)
  await expect(page.getByText('A time-out is 100 to 120000 whole milliseconds.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Time-out' }).fill('800')
  await next(page)
  await step(page, 'Addresses')
  const addresses = page.getByRole('textbox', { name: 'Addresses it may call from' })
  await addresses.fill('::1\n127.0.0.1/8')
  await next(page)
  await expect(page.getByText('Line 2: "127.0.0.1/8" does not begin where its range does.')).toBeVisible()
  await addresses.fill('::1\n127.0.0.0/8')
  await next(page)
  await step(page, 'Policies')
  await page.getByRole('radio', { name: 'A win into a closed round is credited.' }).check()
  await next(page)
  await step(page, 'Games')
  await page.getByRole('textbox', { name: 'Games' }).fill('starfall, Starfall Deluxe')
  await next(page)
  await step(page, 'Review')
}

/** Runs what the page says, with the key of the file that was downloaded. */
async function runShown(page: Page, file: string, changed: Record<string, string> = {}): Promise<string> {
  const command = (await page.getByRole('region', { name: 'the signed call' }).textContent())!
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  const key = Object.fromEntries(lines.map(line => line.split(/=(.*)/s).slice(0, 2)))
  const env = { ...process.env, ...key, ...changed }
  return (await promisify(execFile)('sh', ['-c', command], { env })).stdout
}

test('an admin brings a studio in, sees its secret once, and its first signed call as it arrives', async ({
  page,
}) => {
  await signIn(page, await hire('admin', 'bringing@casino.example'))
  await page.waitForURL('/')
  await page.goto('/providers')
  await page.getByRole('link', { name: 'Bring a studio in' }).click()
  await step(page, 'Studio')
  await bringIn(page, 'Nova Gaming')
  await expect(page.getByText('late_win = accept')).toBeVisible()
  await page.getByRole('button', { name: 'Bring Nova Gaming in' }).click()

  const dialog = page.getByRole('dialog', { name: 'Its first key' })
  const secret = (await dialog.getByText(/^sk_/).textContent())!
  await page.keyboard.press('Escape')
  await page.mouse.click(5, 5)
  await expect(dialog).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Wait for its first call' })).toBeDisabled()
  await expectUsable(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('link', { name: 'Download .env' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('cage-nova-gaming.env')
  const file = await download.path()
  await dialog.getByRole('checkbox', { name: 'I have kept the secret' }).check()
  await dialog.getByRole('button', { name: 'Wait for its first call' }).click()

  await page.waitForURL('/providers/nova-gaming/first-call')
  await expect(page.getByRole('heading', { name: 'Waiting for its first signed call' })).toBeVisible()
  expect(await page.content()).not.toContain(secret)
  await runShown(page, file, { CAGE_SECRET: 'not the secret' })
  await expect(page.getByRole('heading', { name: 'It calls, and its signature does not hold' })).toBeVisible()
  expect(await runShown(page, file)).toContain('PLAYER_NOT_FOUND')
  await expect(page.getByRole('heading', { name: 'Its signature holds' })).toBeVisible()
  await expect(rowsOf(page, 'Calls').filter({ hasText: 'Refused' })).toHaveCount(1)
  await expect(rowsOf(page, 'Calls').filter({ hasText: 'Signature' })).toHaveCount(1)

  await page.getByRole('link', { name: 'Health' }).click()
  await expect(page.getByText('1 call within 15 minutes came with a key')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Refusals by code' })).toContainText('PLAYER_NOT_FOUND')
  await page.getByRole('button', { name: 'Edit' }).click()
  const edit = page.getByRole('dialog', { name: 'Change Nova Gaming' })
  await edit.getByRole('textbox', { name: 'Time-out' }).fill('900')
  await edit.getByRole('textbox', { name: 'Why' }).fill('Their letter of Monday')
  await edit.getByRole('button', { name: 'Change' }).click()
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText('900 ms')

  await page.goto('/providers?q=nova')
  await expect(rowsOf(page, 'Providers')).toHaveCount(1)
  await expect(rowsOf(page, 'Providers')).toContainText('Nova Gaming')
  await page.goto('/audit?subject=nova-gaming')
  for (const done of ['brought a provider in', 'looked at a provider', 'changed a provider'])
    await expect(rowsOf(page, 'Audit').filter({ hasText: done }).first()).toBeVisible()
})

test.describe('an admin', () => {
  test.use({ storageState: stateFile('admin') })

  test('cannot go on with what would be refused, and cannot take an id twice', async ({ page }) => {
    await page.goto('/providers/new')
    await next(page)
    await expect(page.getByText('A name is 1 to 200 characters.')).toBeVisible()
    await page.getByRole('textbox', { name: 'Name' }).fill('Ácme & Söns')
    await expect(page.getByRole('textbox', { name: 'Id' })).toHaveValue('acme-sons')
    await page.getByRole('textbox', { name: 'Id' }).fill('csv')
    await next(page)
    await expect(page.getByText('and is not operator, staff, new or csv.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Review' })).toBeDisabled()
    await expectUsable(page)
    await expectNoOverflow(page)
  })

  test('sees the health of a provider as charts and as tables', async ({ page }) => {
    await page.goto('/providers/acme')
    await expect(page.getByRole('img', { name: /^Latency over the last 6h/ })).toBeVisible()
    await page.getByRole('radiogroup', { name: 'Latency as' }).getByText('Table').click()
    await expect(page.getByRole('region', { name: 'Latency, table' })).toContainText('the studio waits 5')
    await page.getByRole('link', { name: 'Last hour' }).click()
    await expect(page).toHaveURL('/providers/acme?window=1h')
    await expect(page.getByRole('img', { name: /^Latency over the last 1h/ })).toBeVisible()
  })

  test('finds a provider by its name from anywhere', async ({ page }) => {
    await page.goto('/thresholds')
    const search = page.getByRole('dialog', { name: 'Search' })
    // The key is heard once the page is alive.
    await expect(async () => {
      if (!(await search.isVisible())) await page.keyboard.press('ControlOrMeta+k')
      await expect(search).toBeVisible({ timeout: 3000 })
    }).toPass()
    await search.getByRole('combobox').or(search.getByRole('textbox')).first().fill('acme stu')
    await page.getByRole('option', { name: /Acme Studio/ }).click()
    await expect(page).toHaveURL('/providers/acme')
  })
})

test.describe('support', () => {
  test.use({ storageState: stateFile('support') })

  test('reads providers, and sees why they may not bring one in or change one', async ({ page }) => {
    await page.goto('/providers')
    const button = page.getByRole('button', { name: 'Bring a studio in' })
    await expect(button).toBeDisabled()
    await expectReason(page, button, 'may not bring providers in and change them. Admin may.')
    await page.goto('/providers/new')
    await expect(page.getByRole('main')).toContainText('Your role may not see this page')
    await page.goto('/providers/acme')
    await expect(page.getByRole('button', { name: 'Edit' })).toBeDisabled()
  })
})
