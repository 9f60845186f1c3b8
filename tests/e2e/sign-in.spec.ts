import { expect, fillIn, signIn, test } from './desk'

const wrong = 'Email or password is wrong.'

test('a member of staff signs in and out, and the way back is shut', async ({ page, casino }) => {
  await signIn(page, casino.support)
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await page.getByRole('button', { name: /Account: support@casino.example/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/sign-in')
  await page.goto('/players')
  await expect(page).toHaveURL('/sign-in?next=%2Fplayers')
})

test('after signing in one is where one wanted to go', async ({ page, casino }) => {
  await page.goto('/players/anna?kind=win')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await fillIn(page, casino.support.email, casino.support.password)
  await expect(page).toHaveURL('/players/anna?kind=win')
})

test("somebody else's address is no place to go after signing in", async ({ page, casino }) => {
  await page.goto('/sign-in?next=//evil.example/x')
  await fillIn(page, casino.support.email, casino.support.password)
  await expect(page).toHaveURL('/')
})

test('a wrong password and an unknown person get the same answer', async ({ page, casino }) => {
  await signIn(page, { ...casino.support, password: 'not this one' })
  await expect(page.getByRole('alert').filter({ hasText: wrong })).toBeVisible()
  await signIn(page, { email: 'nobody@casino.example', password: 'not this one' })
  await expect(page.getByRole('alert').filter({ hasText: wrong })).toBeVisible()
  await expect(page).toHaveURL('/sign-in')
})

test('after too many failures even the right password has to wait', async ({ page, casino }) => {
  for (let failure = 1; failure <= 5; failure++) {
    await signIn(page, { ...casino.clumsy, password: `guess ${failure}` })
    await expect(page.getByRole('alert').filter({ hasText: wrong })).toBeVisible()
  }
  await signIn(page, casino.clumsy)
  await expect(
    page.getByRole('alert').filter({ hasText: /Too many attempts\. Try again in \d+ minutes\./ }),
  ).toBeVisible()
})
