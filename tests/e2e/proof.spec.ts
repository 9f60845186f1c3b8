import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, rowsOf, stateFile, test } from './desk'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

/** The command line beside the server. */
function cage(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['dist/cage.js', ...args, '--json'], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

test.describe('an auditor', () => {
  test.use({ storageState: stateFile('auditor') })

  test('sees the seals, and verifies now', async ({ page }) => {
    cage('seal')
    await page.goto('/ledger/proof')
    await expect(page.getByRole('heading', { name: 'Proof', level: 1 })).toBeVisible()
    await expect(rowsOf(page, 'Seals').first()).toBeVisible()
    await page.getByRole('button', { name: 'Verify everything' }).click()
    const newest = rowsOf(page, 'Verifications').first()
    await expect(newest).toContainText('everything')
    await expect(newest).toContainText('holds', { timeout: 60_000 })
    await page.getByRole('button', { name: 'Verify now' }).click()
    await expect(newest).toContainText('what came since seal', { timeout: 60_000 })
    await expect(newest).toContainText('holds', { timeout: 60_000 })
  })

  test('exports the proof of a transaction from the ledger, and it is checked outside', async ({ page }) => {
    await page.goto('/players/anna')
    await page.locator('[data-row-link]').last().click()
    const drawer = page.getByRole('dialog')
    const download = page.waitForEvent('download')
    await drawer.getByRole('button', { name: 'Export its proof' }).click()
    const file = await (await download).path()
    const { id } = JSON.parse(readFileSync(file, 'utf8')).transaction
    const { key } = cage('seal-key', 'show')
    const checked = spawnSync(process.execPath, ['docs/proof/check-proof.mjs', file, '--key', key], {
      encoding: 'utf8',
    })
    expect(checked.stderr).toBe('')
    expect(checked.stdout).toContain(`PROVEN`)
    expect(checked.stdout).toContain(id)
    await page.goto('/ledger/proof')
    await page.getByLabel('Ledger id').fill('nonsense')
    await page.getByRole('button', { name: 'Export its proof' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'is not a ledger id' })).toBeVisible()
    await page.goto('/audit')
    await expect(rowsOf(page, 'Audit').filter({ hasText: 'exported a proof' }).first()).toBeVisible()
  })
})

test.describe('support', () => {
  test.use({ storageState: stateFile('support') })

  test('may not, and is told who may', async ({ page }) => {
    await page.goto('/ledger/proof')
    await expect(page.getByRole('heading', { name: 'Your role may not see this page' })).toBeVisible()
    await page.goto('/players/anna')
    await page.locator('[data-row-link]').last().click()
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Export its proof' })).toBeDisabled()
  })
})
