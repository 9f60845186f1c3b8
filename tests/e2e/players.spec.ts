import { expect, rowsOf, stateFile, test } from './desk'

test.use({ storageState: stateFile('support') })

test('a player is found by the beginning of the name', async ({ page }) => {
  await page.goto('/players')
  await page.getByRole('searchbox', { name: 'Find a player by id or name' }).fill('anna al')
  await expect(page).toHaveURL('/players?q=anna+al')
  await expect(rowsOf(page, 'Players')).toHaveCount(1)
  await page.getByRole('link', { name: 'anna' }).click()
  await expect(page).toHaveURL('/players/anna')
  await expect(page.getByRole('heading', { name: 'Anna Alvarez' })).toBeVisible()
})

test('a player is found by the beginning of the id, letters exact', async ({ page }) => {
  await page.goto('/players?q=crowd-00')
  await expect(rowsOf(page, 'Players')).toHaveCount(9)
  await page.goto('/players?q=CROWD-00')
  await expect(page.getByText('No player fits these filters')).toBeVisible()
  await page.getByRole('link', { name: 'Clear the filters' }).click()
  await expect(page).toHaveURL('/players')
  await expect(page.getByRole('searchbox')).toHaveValue('')
})

test('filters narrow the list and stand in the URL', async ({ page }) => {
  await page.goto('/players')
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Blocked')
  await expect(page).toHaveURL('/players?status=blocked')
  await expect(rowsOf(page, 'Players')).toHaveCount(1)
  await expect(page.getByRole('row', { name: /bo-blocked/ })).toContainText('Blocked')
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(page).toHaveURL('/players')
  await page.goto('/players?currency=JPY')
  await expect(page.getByRole('row', { name: /kenji/ })).toContainText(/\d\u202f\d{3} JPY/)
})

test('totals never mix currencies', async ({ page }) => {
  await page.goto('/players?q=kenji')
  await expect(page.getByText('1 player holds')).toBeVisible()
  await page.goto('/players')
  for (const currency of ['EUR', 'JPY', 'USD'])
    await expect(page.getByRole('definition').filter({ hasText: currency })).toHaveCount(1)
})

test('pages go to the older players and back', async ({ page }) => {
  await page.goto('/players')
  await expect(rowsOf(page, 'Players')).toHaveCount(50)
  const first = await rowsOf(page, 'Players').first().textContent()
  await page.getByRole('link', { name: 'Older' }).click()
  await expect(page).toHaveURL(/after=/)
  await expect(page.getByRole('row', { name: /anna/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Older' })).toBeDisabled()
  await page.getByRole('link', { name: 'Newer' }).click()
  await expect(page).toHaveURL(/before=/)
  await expect(rowsOf(page, 'Players')).toHaveCount(50)
  expect(await rowsOf(page, 'Players').first().textContent()).toBe(first)
  await page.getByRole('link', { name: 'Newest' }).click()
  await expect(page).toHaveURL('/players')
})

test('j and k move, Enter opens', async ({ page }) => {
  await page.goto('/players?q=crowd-00')
  await expect(rowsOf(page, 'Players')).toHaveCount(9)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(page.getByRole('link', { name: 'crowd-009' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/players/crowd-009')
  await expect(page.getByText('Nothing in this ledger yet')).toBeVisible()
})

test('columns and density are as the person chose, also later', async ({ page }) => {
  await page.goto('/players')
  await page.getByRole('button', { name: 'Display' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Country' }).click()
  await page.getByRole('menuitemradio', { name: 'Compact' }).click()
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Country' })).toHaveCount(0)
  await expect(page.getByRole('table', { name: 'Players' })).toHaveAttribute('data-density', 'compact')
})
