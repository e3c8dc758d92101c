// The second factor: switched on with a phone, asked for at the door, a recovery code in its place.
import { createHmac } from 'node:crypto'
import { axe, expect, test } from '../fixtures/base'

// Whoever has a factor here is asked for it everywhere.
test.use({ cityOf: 'second factor' })

const phrase = 'сирень у калитки'
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What the phone shows, `ahead` half minutes from now (RFC 6238). */
function shown(secret: string, ahead = 0) {
  const bits = [...secret].map(sign => letters.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead))
  const hash = createHmac('sha1', key).update(step).digest()
  const code = (hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000
  return String(code).padStart(6, '0')
}

test('a coordinator with a password is let in by the phone, then by a recovery code', async ({ as, browser, city }) => {
  const page = await as('coordinator2')
  await page.goto('/password')
  await page.getByLabel('Новый пароль').fill(phrase)
  await page.getByLabel('Ещё раз').fill(phrase)
  await page.getByRole('button', { name: 'Сохранить пароль' }).click()

  await expect(page.getByRole('heading', { name: 'Код при входе' })).toBeVisible()
  await expect(page.getByText('одного пароля для неё мало')).toBeVisible()
  await page.getByRole('button', { name: 'Включить' }).click()
  await expect(page.getByRole('img', { name: 'Секрет в виде QR-кода' })).toBeVisible()
  await axe(page)
  const secret = (await page.locator('.factor-secret').innerText()).replaceAll(' ', '')
  await page.getByRole('textbox', { name: 'Код' }).fill('000 000')
  await page.getByRole('button', { name: 'Включить' }).click()
  await expect(page.getByText('Код не подошёл')).toBeVisible()
  await page.getByRole('textbox', { name: 'Код' }).fill(shown(secret))
  await page.getByRole('button', { name: 'Включить' }).click()

  const codes = page.locator('.factor-codes li')
  await expect(codes).toHaveCount(10)
  await axe(page)
  const spare = await codes.first().innerText()
  await page.getByRole('button', { name: 'Коды записаны' }).click()
  await expect(page.getByText('Осталось: 10 запасных кодов')).toBeVisible()
  await page.goto('/people')
  await expect(page.getByRole('heading', { name: 'Люди' })).toBeVisible()

  for (const code of [shown(secret, 1), spare]) {
    const context = await browser.newContext({ baseURL: city.url })
    const other = await context.newPage()
    await other.goto('/sign-in')
    await other.getByLabel('Логин').fill('coordinator2')
    await other.getByLabel('Пароль').fill(phrase)
    await other.getByRole('button', { name: 'Войти' }).click()
    await expect(other.getByRole('heading', { name: 'Код при входе' })).toBeVisible()
    await other.goto('/people')
    await expect(other.getByRole('heading', { name: 'Код при входе' })).toBeVisible()
    await axe(other)
    await other.getByRole('textbox', { name: 'Код' }).fill(code)
    await other.keyboard.press('Enter')
    await other.waitForURL(url => url.pathname !== '/code')
    await other.goto('/people')
    await expect(other.getByRole('heading', { name: 'Люди' })).toBeVisible()
    await context.close()
  }
})
