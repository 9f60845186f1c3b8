import { expect, rowsOf, stateFile, test } from './desk'

test.use({ storageState: stateFile('support') })

test('support self-excludes a player with a reason, and an approver lifts it again', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('/players/crowd-050')
  await page.getByRole('button', { name: 'Change status' }).click()
  await page.getByRole('menuitem', { name: /^Self-exclude/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Self-exclude' })).toBeDisabled()
  await dialog.getByLabel('Reason').fill('Asked for it on the phone')
  await dialog.getByRole('button', { name: 'Self-exclude' }).click()
  await expect(page.getByText('“Asked for it on the phone”')).toBeVisible()
  await page.getByRole('button', { name: 'Change status' }).click()
  const lift = page.getByRole('menuitem', { name: /^Lift self-exclusion/ })
  await expect(lift).toBeDisabled()
  await expect(lift).toContainText('Only an approver or an admin')
  const approver = await browser.newPage({ baseURL: baseURL!, storageState: stateFile('approver') })
  await approver.goto('/players/crowd-050')
  await approver.getByRole('button', { name: 'Change status' }).click()
  await approver.getByRole('menuitem', { name: /^Lift self-exclusion/ }).click()
  await approver.getByRole('dialog').getByLabel('Reason').fill('A month has passed')
  await approver.getByRole('dialog').getByRole('button', { name: 'Lift self-exclusion' }).click()
  await expect(approver.getByText('“A month has passed”')).toBeVisible()
  await approver.getByRole('link', { name: 'Staff actions' }).click()
  const changes = rowsOf(approver, 'Staff actions').filter({ hasText: "changed a player's status" })
  await expect(changes).toHaveCount(2)
  await approver.close()
})

test('an account with money in it cannot be closed, and says so', async ({ page }) => {
  await page.goto('/players/anna')
  await page.getByRole('button', { name: 'Change status' }).click()
  await expect(page.getByRole('menuitem', { name: /^Close/ })).toBeDisabled()
  await expect(page.getByRole('menuitem', { name: /^Close/ })).toContainText('There is money in the wallet')
})

test('a first limit counts at once, more of it a day later', async ({ page }) => {
  await page.goto('/players/crowd-051?tab=limits')
  const row = page.getByRole('row', { name: /Loss per day/ })
  for (const amount of ['50.00', '80.00']) {
    await row.getByRole('button', { name: /^(Set|Change) the limit: Loss per day/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Amount in EUR').fill(amount)
    await dialog.getByLabel('Reason').fill('The player asked for it')
    await dialog.getByRole('button', { name: 'Set limit' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(row).toContainText(amount)
  }
  await expect(row.getByRole('cell').nth(1)).toContainText('50.00 EUR')
  await expect(row).toContainText(/80\.00 EUR from/)
})

test('a list is sorted by its header, and kept as a view', async ({ page }) => {
  await page.goto('/players?currency=EUR')
  await page.getByRole('link', { name: 'Player', exact: true }).click()
  await expect(page).toHaveURL('/players?currency=EUR&sort=id')
  await expect(page.getByRole('columnheader', { name: 'Player' })).toHaveAttribute('aria-sort', 'ascending')
  await expect(rowsOf(page, 'Players').first()).toContainText('crowd-001')
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitem', { name: 'Save what is shown…' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('By id')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.goto('/players')
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitem', { name: 'By id', exact: true }).click()
  await expect(page).toHaveURL('/players?currency=EUR&sort=id')
  await page.getByRole('button', { name: 'By id' }).click()
  await page.getByRole('menuitem', { name: 'Delete the view By id' }).click()
  await expect(page.getByText('Nothing is saved for this list yet.')).toBeVisible()
})

test('a balance is added up from zero, also as it stood after an entry', async ({ page }) => {
  await page.goto('/players/anna')
  await page.getByRole('link', { name: 'Explain this balance' }).click()
  await expect(page.getByText('It adds up, to the last digit.')).toBeVisible()
  await expect(page.getByRole('row', { name: /^Deposit/ })).toContainText('+100.00 × 1')
  await page.goto('/players/anna?kind=win')
  await page.getByRole('link', { name: 'Entry 3: win t-2' }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Explain this balance' }).click()
  await expect(page.getByRole('row', { name: /^Balance in the ledger/ })).toContainText('115.50 USD')
  await page.getByRole('link', { name: 'Bet', exact: true }).click()
  await expect(page).toHaveURL('/players/anna?kind=bet&outcome=posted&upto=3')
  await expect(rowsOf(page, 'Ledger')).toHaveCount(1)
})

test('the balance over time is a line and a table', async ({ page }) => {
  await page.goto('/players/anna?tab=balance')
  await expect(page.getByRole('img', { name: /Balance in USD over time/ })).toBeVisible()
  await page.getByText('Table', { exact: true }).click()
  await expect(rowsOf(page, 'Balance over time').last()).toContainText('100.00 USD')
})
