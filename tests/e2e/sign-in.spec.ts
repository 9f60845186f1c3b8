import { hire } from './casino'
import { expect, fillIn, signIn, test } from './desk'

const wrong = 'Email or password is wrong.'

test('a member of staff signs in and out, and the way back is shut', async ({ page }) => {
  await signIn(page, await hire('support', 'coming@casino.example'))
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  const leave = page.getByRole('menuitem', { name: 'Sign out' })
  // A click before the page is alive opens nothing.
  await expect(async () => {
    if (!(await leave.isVisible())) await page.getByRole('button', { name: /Account: coming@/ }).click()
    await expect(leave).toBeVisible({ timeout: 1000 })
  }).toPass()
  await leave.click()
  await expect(page).toHaveURL('/sign-in')
  await page.goto('/players')
  await expect(page).toHaveURL('/sign-in?next=%2Fplayers')
})

test('after signing in one is where one wanted to go', async ({ page }) => {
  await page.goto('/players/anna?kind=win')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await fillIn(page, await hire('support', 'going@casino.example'))
  await expect(page).toHaveURL('/players/anna?kind=win')
})

test("somebody else's address is no place to go after signing in", async ({ page }) => {
  await page.goto('/sign-in?next=//evil.example/x')
  await fillIn(page, await hire('support', 'lured@casino.example'))
  await expect(page).toHaveURL('/')
})

test('a wrong password and an unknown person get the same answer, and neither is asked for a code', async ({
  page,
  casino,
}) => {
  const alert = page.getByRole('alert').filter({ hasText: wrong })
  await signIn(page, { ...casino.people.support, password: 'not this one', secret: null })
  await expect(alert).toBeVisible()
  await signIn(page, { email: 'nobody@casino.example', password: 'not this one', secret: null })
  await expect(alert).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Code' })).toHaveCount(0)
  await expect(page).toHaveURL('/sign-in')
})

test('a code opens once, and a wrong one nothing', async ({ page, browser, baseURL }) => {
  const person = await hire('approver', 'coded@casino.example')
  await signIn(page, { ...person, secret: null })
  await page.getByRole('textbox', { name: 'Code' }).fill('000000')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'That code is wrong' })).toBeVisible()
  await signIn(page, person)
  await expect(page).toHaveURL('/')
  const elsewhere = await browser.newPage({ baseURL: baseURL! })
  await signIn(elsewhere, person)
  await expect(elsewhere).toHaveURL('/')
  await elsewhere.close()
})

test('after too many failures even the right password has to wait', async ({ page }) => {
  const clumsy = await hire('auditor', 'clumsy@casino.example', false)
  for (let failure = 1; failure <= 5; failure++) {
    await signIn(page, { ...clumsy, password: `guess ${failure}` })
    await expect(page.getByRole('alert').filter({ hasText: wrong })).toBeVisible()
  }
  await signIn(page, clumsy)
  await expect(
    page.getByRole('alert').filter({ hasText: /Too many attempts\. Try again in \d+ minutes\./ }),
  ).toBeVisible()
})
