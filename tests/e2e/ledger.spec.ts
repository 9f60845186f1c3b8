import { expect, rowsOf, stateFile, test } from './desk'

test.describe('finance', () => {
  test.use({ storageState: stateFile('finance') })

  test('finds a transaction among those of all players, and reads all of it under its own address', async ({
    page,
  }) => {
    await page.goto('/')
    await page.getByRole('link', { name: 'Ledger', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Ledger', level: 1 })).toBeVisible()
    await expect(rowsOf(page, 'Ledger').first()).toBeVisible()
    await page.goto('/ledger?kind=win&player=anna')
    const win = page.getByRole('row', { name: /t-2/ })
    await expect(win).toContainText('+45.50 USD')
    await expect(win).toContainText('41.86 EUR')
    await expect(win).toContainText('Provider acme')
    await page.getByRole('link', { name: 'Transaction t-2' }).click()
    await expect(page.getByRole('heading', { name: 'Win t-2', level: 1 })).toBeVisible()
    await expect(page.getByText('1 USD = 0.92 EUR')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Ledger', exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    )
    await page.getByRole('link', { name: 'Beside what came before and after' }).click()
    await expect(page.getByRole('dialog', { name: 'Entry 3 · win' })).toBeVisible()
  })

  test('sees what a filter comes to, currency by currency, and asks for it in the form', async ({ page }) => {
    await page.goto('/ledger?player=anna')
    const sums = page.getByRole('table', { name: 'What the filter comes to' })
    // The bets of 30, 10 and sixty times 0.10; the deposit, the win and the rollback; one bet was refused.
    await expect(sums.getByRole('row', { name: /^USD/ })).toHaveText(
      /^USD6665.*46\.00 USD.*155\.50 USD.*−109\.50 USD/,
    )
    await page.getByLabel('Outcome').selectOption('refused')
    await expect(page).toHaveURL(/outcome=refused/)
    await expect(rowsOf(page, 'Ledger')).toHaveCount(1)
    await expect(rowsOf(page, 'Ledger')).toContainText('INSUFFICIENT_FUNDS')
    await page.goto('/ledger?player=no-such-player')
    await expect(page.getByText('No transaction fits these filters')).toBeVisible()
  })

  test('goes from a figure of the trial balance down to its postings', async ({ page }) => {
    await page.goto('/trial-balance')
    const line = rowsOf(page, 'Trial balance').filter({ hasText: 'Cashier' }).filter({ hasText: 'JPY' })
    const debit = await line.getByRole('link').nth(0).textContent()
    await line.getByRole('link').nth(0).click()
    await expect(page).toHaveURL(/account=cashier/)
    await expect(rowsOf(page, 'Ledger')).toHaveCount(1)
    const sums = page.getByRole('table', { name: 'What the filter comes to' })
    await expect(sums.getByRole('row', { name: /^JPY/ })).toContainText(debit!)
    await page.goto('/')
    await page.getByRole('definition').getByRole('link').click()
    await expect(page).toHaveURL(/account=games/)
    await expect(sums.getByRole('row', { name: /^USD/ })).toBeVisible()
  })

  test('keeps a view, and takes away exactly what is filtered', async ({ page }) => {
    await page.goto('/ledger?kind=deposit&currency=JPY')
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('menuitem', { name: 'Save what is shown…' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Yen that came in')
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Yen that came in' })).toBeVisible()
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Export: the ledger' })
    await expect(dialog).toContainText('Currency JPY · Kind deposit')
    await dialog.getByRole('radio', { name: 'Transactions' }).check()
    await dialog.getByRole('button', { name: 'Make the file' }).click()
    await page.waitForURL('/exports')
    const made = rowsOf(page, 'Exports').filter({ hasText: 'Transactions' }).first()
    await expect(made).toContainText('done', { timeout: 30_000 })
    await expect(made).toContainText('JPY Amount 5\u202f000')
  })
})

test.describe('support', () => {
  test.use({ storageState: stateFile('support') })

  test('reads one transaction by its address, and why the whole ledger is not theirs', async ({
    page,
    casino,
  }) => {
    await page.goto('/')
    await expect(page.getByRole('link', { name: 'Ledger', exact: true })).toHaveCount(0)
    await expect(
      page.getByText('Your role (support) may not read the ledger across players.').first(),
    ).toBeAttached()
    expect((await page.request.get('/ledger')).status()).toBe(403)
    await page.goto(`/ledger/${casino.things.ledger}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('in the ledger of anna')).toBeVisible()
  })
})
