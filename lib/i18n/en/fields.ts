/** What stands under a field that is not right yet. */
export const fields = {
  invalid: 'This is not right yet.',
  required: 'Please fill this in.',
  email: 'This is not an e-mail address. Example: name@example.org',
  url: 'This is not a web address. Example: https://example.org/page',
  date: 'This is not a date. Write 2022, 2022-01 or 2022-01-06.',
  choice: 'Choose one from the list.',
  number: 'Write a number here.',
  tooShort: 'Too short: at least {minimum, plural, one {# character} other {# characters}}.',
  tooLong: 'Too long: at most {maximum, plural, one {# character} other {# characters}}.',
  timeZone: 'This time zone is not known. Example: Asia/Ho_Chi_Minh',
  passwordShort: 'Use at least 8 characters.',
  passwordCommon: 'Easy to guess. Use several words that do not belong together.',
  passwordWrong: 'This is not the password.',
  emailTaken: 'Already on the desk, or invited.',
} as const;
