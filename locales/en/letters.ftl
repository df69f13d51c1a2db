# The letter that urges a unit (công văn đôn đốc), as a draft.

button-letter = 📄 Letter of urging
button-letters = 📄 Letters to each unit
letter-working = Drafting the letter…
letter-caption = Draft of a letter urging { $unit }: { $tasks } overdue task(s), to report by the end of { $day }. Please check it before it is signed; number and date are given by the clerk afterwards.
letters-caption = Drafts of letters urging { $units } units ({ $tasks } overdue tasks), one file each; to report by the end of { $day }. Please check them before they are signed; number and date are given by the clerk afterwards.
error-letter-nothing = { $unit ->
    [none] No unit has an overdue task, so no letter is needed. 👏
   *[other] { $unit } has no overdue task, so no letter is needed. 👏
}
