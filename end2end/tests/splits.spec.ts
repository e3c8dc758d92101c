// A class divided for a subject with scripts switched off: by the alphabet, girls and boys, and pupil by pupil.
import { expect, test } from '../fixtures/base'

test.use({ cityOf: 'splits', javaScriptEnabled: false })

test('a class of the next year is divided for a language', async ({ page, signIn }) => {
  await signIn(page, 'coordinator')
  await test.step('while lessons are held nothing changes', async () => {
    await page.goto('/wizard/groups')
    await page.getByRole('link', { name: /^Разделить: Русский язык/ }).click()
    await expect(page.getByText('Уроки этого предмета уже идут')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Разделить' })).toHaveCount(0)
  })

  await test.step('the next year is begun', async () => {
    await page.goto('/wizard/check')
    await page.getByRole('button', { name: 'Начать следующий год' }).click()
    await expect(page.getByText(/Вы готовите 2027\/2028/)).toBeVisible()
  })

  await test.step('two groups, by the alphabet', async () => {
    await page.goto('/wizard/groups')
    await page.getByRole('navigation', { name: 'Класс' }).getByRole('link', { name: '8А', exact: true }).click()
    await page.getByRole('link', { name: /^Разделить: Иностранный язык/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Деление на подгруппы' })).toBeVisible()
    await page.getByLabel('Сколько подгрупп').selectOption('2')
    await page.getByRole('button', { name: 'Разделить' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: '8А, 2 подгруппа' })).toContainText('учитель не назначен')
  })

  await test.step('girls and boys, then one of them by hand', async () => {
    await page.getByRole('button', { name: 'Девочки и мальчики отдельно' }).click()
    const first = page.getByRole('row').nth(1)
    const name = await first.getByRole('rowheader').innerText()
    const [one, two] = [1, 2].map(part => page.getByLabel(`${name}: ${part} подгруппа`))
    const other = await one.isChecked() ? two : one
    await other.check()
    await page.getByRole('button', { name: 'Сохранить отмеченное' }).click()
    await expect(page.getByLabel(`${name}: ${other === two ? 2 : 1} подгруппа`)).toBeChecked()
    await expect(page.getByText('Не распределены')).toHaveCount(0)
  })

  await test.step('the step of groups asks a teacher for each', async () => {
    await page.getByRole('link', { name: '8А' }).click()
    await expect(page.getByLabel('Учитель: Иностранный язык, 2 подгруппа')).toBeVisible()
  })
})
