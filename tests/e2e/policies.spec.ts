import { hire, playLateWin } from './casino'
import { expect, expectReason, rowsOf, signIn, stateFile, test } from './desk'

test('an admin tries a policy on today, sees the call that differs, and saves it with a reason', async ({
  page,
  casino,
}) => {
  await playLateWin(casino, 'late-studio')
  await signIn(page, await hire('admin', 'policies@casino.example'))
  await page.waitForURL('/')
  await page.goto('/providers/late-studio/policies')
  const form = page.getByRole('region', { name: 'How this provider differs' })
  await expect(form.getByRole('button', { name: 'Save as version 2' })).toBeDisabled()
  await expect(form.getByText('Fixed: this provider has transactions')).toBeVisible()
  const late = form.getByRole('group', { name: /A win into a round that is closed/ })
  await late.getByRole('radio', { name: /accept/ }).check()
  await expect(form.getByText('Changed: late_win = accept')).toBeVisible()

  const report = page.getByRole('region', { name: /Dry run of/ })
  // The log of calls is written a moment after the calls.
  await expect(async () => {
    await form.getByRole('button', { name: 'Try', exact: true }).click()
    await expect(report.getByRole('status')).toHaveText('1 call of 2 would have been answered otherwise.', {
      timeout: 5000,
    })
  }).toPass()
  await expect(report.getByText('2 of 2')).toBeVisible()
  await expect(report.getByText('Refused as it is, accepted as it would be')).toBeVisible()
  const row = rowsOf(page, 'Calls that would have been answered otherwise')
  await expect(row).toHaveCount(1)
  await expect(row).toContainText('ROUND_CLOSED')
  await expect(row).toContainText('+12.50 EUR')

  await form.getByRole('button', { name: 'Save as version 2' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('late_win')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('their contract says so')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  const versions = rowsOf(page, 'Versions of the policies')
  await expect(versions).toHaveCount(2)
  await expect(versions.first()).toContainText('their contract says so')
  await expect(versions.first()).toContainText('late_win: error → accept')
  await expect(form.getByText('Version 2')).toBeVisible()
})

test('an admin imports games from a file, first with a mistake, sets a limit and disables a game', async ({
  page,
}) => {
  await signIn(page, await hire('admin', 'games@casino.example'))
  await page.waitForURL('/')
  await page.goto('/providers/acme/games')
  await expect(rowsOf(page, 'Games').filter({ hasText: 'Golden Gate' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Import' }).click()
  const dialog = page.getByRole('dialog')
  const choose = (text: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'games.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await choose('id,name,EUR\nfile-1,File One,50.00\nfile-2,File Two,12,50\n')
  await dialog.getByRole('button', { name: 'Look at what it would do' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('Line 3: 4 cells, where the header has 3.')
  await choose('id,name,EUR\nfile-1,File One,50.00\nfile-2,File Two,\n')
  await dialog.getByRole('button', { name: 'Look at what it would do' }).click()
  await expect(dialog.getByRole('status')).toHaveText('2 new, 0 changed, 0 unchanged')
  await dialog.getByRole('button', { name: 'Import it' }).click()
  await expect(dialog).toHaveCount(0)
  const row = rowsOf(page, 'Games').filter({ hasText: 'file-1' })
  await expect(row).toContainText('50.00 EUR')

  await row.getByRole('button', { name: 'Stake limits of File One' }).click()
  await dialog.getByRole('button', { name: 'Add a currency' }).click()
  await dialog.getByRole('textbox', { name: 'Currency' }).last().fill('jpy')
  await dialog.getByRole('textbox', { name: 'Highest stake in JPY' }).fill('0.5')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('their contract')
  await dialog.getByRole('button', { name: 'Set limits' }).click()
  await expect(dialog.getByRole('alert')).toContainText('0 decimals at most in JPY')
  await dialog.getByRole('textbox', { name: 'Highest stake in JPY' }).fill('8000')
  await dialog.getByRole('button', { name: 'Set limits' }).click()
  await expect(row).toContainText('8\u202f000 JPY')

  await row.getByRole('button', { name: 'Disable File One' }).click()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('a defect in its feature')
  await dialog.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(row.getByText('disabled')).toBeVisible()
  await page.getByRole('combobox', { name: 'State' }).selectOption('disabled')
  await expect(page).toHaveURL(/status=disabled/)
  await expect(rowsOf(page, 'Games')).toHaveCount(1)
})

test.describe('as support', () => {
  test.use({ storageState: stateFile('support') })

  test('policies and games are there to read, and it says why they may not be changed', async ({ page }) => {
    await page.goto('/providers/acme/policies')
    await expect(
      page.getByText('Your role (support) may not bring providers in and change them.'),
    ).toBeVisible()
    await expect(page.getByRole('button', { name: 'Try', exact: true })).toBeDisabled()
    await expect(page.getByRole('radio', { name: /current_balance/ })).toBeDisabled()
    await page.goto('/providers/acme/games')
    await expect(page.getByRole('button', { name: 'Import' })).toBeDisabled()
    const disable = page.getByRole('button', { name: 'Disable Golden Gate' })
    await expectReason(page, disable, 'Your role (support) may not change games.')
  })
})
