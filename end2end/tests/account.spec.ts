// The door: wrong passwords, a first password of one's own, own sessions, two sides of one person.
import { axe, expect, test, visit } from '../fixtures/base'

test('a wrong password is told at its field, and nothing is lost', async ({ page, baseURL }) => {
  await page.goto(`${baseURL}/sign-in`)
  await page.getByLabel('Логин').fill('nobody')
  await page.getByLabel('Пароль').fill('сирень у калитки')
  await page.getByRole('button', { name: 'Войти' }).click()
  await expect(page.getByText('Логин или пароль не подходит')).toBeVisible()
  expect(new URL(page.url()).search).not.toContain('__err')
  await axe(page)
})

test('a newcomer makes a password of their own before anything else', async ({ as, browser, baseURL }) => {
  const page = await as('newcomer')
  await page.goto('/journals')
  await expect(page.getByRole('heading', { name: 'Придумайте свой пароль' })).toBeVisible()
  await page.getByLabel('Новый пароль').fill('12345678')
  await page.getByLabel('Ещё раз').fill('12345678')
  await page.getByRole('button', { name: 'Сохранить пароль' }).click()
  await expect(page.getByText('подбирают первым')).toBeVisible()
  await page.getByLabel('Новый пароль').fill('сирень у калитки')
  await page.getByLabel('Ещё раз').fill('сирень у калитки')
  await page.getByRole('button', { name: 'Сохранить пароль' }).click()
  await expect(page.getByRole('heading', { name: 'Придумайте свой пароль' })).toHaveCount(0)

  const again = await browser.newPage({ baseURL })
  await again.goto('/sign-in')
  await again.getByLabel('Логин').fill('newcomer')
  await again.getByLabel('Пароль').fill('сирень у калитки')
  await again.getByRole('button', { name: 'Войти' }).click()
  await again.waitForURL(url => url.pathname !== '/sign-in')
  await again.close()
})

test('a person of two sides turns from work to the own child', async ({ as }) => {
  const page = await as('both')
  await visit(page, '/journals')
  await page.locator('header summary').last().click()
  await page.getByRole('button', { name: /Ребёнок/ }).click()
  await expect(page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Сегодня' })).toBeVisible()
  await page.locator('header summary').last().click()
  await page.getByRole('button', { name: /Учитель/ }).click()
  await expect(page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Журналы' })).toBeVisible()
})

test('a session ended elsewhere is ended at once', async ({ as, browser, city, signIn }) => {
  const here = await as('head')
  const other = await browser.newPage({ baseURL: city.url })
  await signIn(other, 'head')
  await visit(here, '/sessions')
  await here.getByRole('button', { name: 'Завершить' }).first().click()
  await other.goto('/journals')
  await expect(other.getByRole('heading', { name: 'Вход' })).toBeVisible()
  await other.close()
})
