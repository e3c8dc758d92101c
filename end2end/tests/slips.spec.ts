// Passwords on paper: a class teacher prints, a pupil comes in on a phone, the list knows it.
import { axe, expect, test, visit } from '../fixtures/base'
import { SlipSheet, slip } from '../pages/slips'

test.use({ cityOf: 'slips' })

const phone = { viewport: { width: 360, height: 740 } }

test('a printed password opens the door of a phone, once', async ({ as, browser, baseURL, watch }) => {
  const page = await as('classteacher')
  const sheet = new SlipSheet(page)
  await sheet.open('7А', 'Ученики')
  await axe(page)
  await page.getByRole('link', { name: 'Никто' }).click()
  const pupil = sheet.row(/Фомина Вероника/)
  await pupil.getByRole('checkbox').check()
  const printed = await sheet.print()
  expect(printed.join(' ').replace(/\s+/g, ' ')).toContain('Фомина Вероника Дмитриевна')
  const { login, password } = slip(printed, 'pupil2')
  await page.getByRole('link', { name: 'Показать, у кого теперь есть пароль' }).click()
  await expect(sheet.row(/Фомина Вероника/)).toContainText('листок до 25')

  const context = await browser.newContext({ ...phone, baseURL })
  watch(context)
  const own = await context.newPage()
  await own.goto('/sign-in')
  await own.getByLabel('Логин').fill(login)
  await own.getByLabel('Пароль').fill(password)
  await own.getByRole('button', { name: 'Войти' }).click()
  await expect(own.getByRole('heading', { name: 'Придумайте свой пароль' })).toBeVisible()
  await own.getByLabel('Новый пароль').fill('сирень у калитки')
  await own.getByLabel('Ещё раз').fill('сирень у калитки')
  await own.getByRole('button', { name: 'Сохранить пароль' }).click()
  await expect(own).toHaveURL(/\/diary/)
  await context.close()

  await sheet.open('7А', 'Ученики')
  await expect(sheet.row(/Фомина Вероника/)).toContainText('был 12')
})

test('a coordinator prints for the whole class of parents', async ({ as }) => {
  const page = await as('coordinator2')
  const sheet = new SlipSheet(page)
  await sheet.open('7А', 'Родители')
  const waiting = await page.getByRole('checkbox', { checked: true }).count()
  expect(waiting).toBeGreaterThan(2)
  const printed = await sheet.print()
  expect(printed.filter(word => /^[a-z2-9]{3}(-[a-z2-9]{3}){2}$/.test(word))).toHaveLength(waiting)
  await visit(page, '/slips')
  await expect(sheet.row('7А')).toContainText(`листки на руках: ${waiting}`)
})

test('a child of a family that has not answered waits for its consent', async ({ as }) => {
  const page = await as('coordinator')
  const sheet = new SlipSheet(page)
  await sheet.open('5Б', 'Ученики')
  const waits = page.getByRole('row').filter({ hasText: 'ждёт согласия родителей' })
  await expect(waits.first()).toBeVisible()
  await expect(waits.first().getByRole('checkbox')).toHaveCount(0)
})

test.describe('with scripts switched off', () => {
  test.use({ javaScriptEnabled: false })

  test('nobody ticked is said where it is mended', async ({ page, signIn }) => {
    await signIn(page, 'coordinator')
    await page.goto('/slips/staff?mark=none')
    await page.getByRole('button', { name: 'Напечатать пароли' }).click()
    await expect(page.getByText('Отметьте, кому напечатать пароли')).toBeVisible()
  })
})
