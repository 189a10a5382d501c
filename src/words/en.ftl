### English: every sentence of Alongside. A translation is a file of its own beside this one, with the same
### keys and the same arguments; its order is free. How to make one is told in README.md.

### Before the app: these are said by boot.js and the page itself, which hold the English words too.

## boot

# Which way the language is written: `ltr` or `rtl`.
boot-direction = ltr
# While the app opens.
boot-opening = Opening your notebook…
boot-late = This takes long. Check the connection and load the page again. If it does not help, this browser may be too old for Alongside.
# This browser cannot run the app.
boot-no-wasm = This browser cannot run Alongside: WebAssembly is switched off or missing.
boot-no-wasm-ipad = On an iPad or iPhone in Lockdown Mode: open Settings, Apps, Safari, and switch Lockdown Mode off for this site.
boot-no-wasm-elsewhere = Elsewhere: update the browser, or ask whoever looks after the device whether WebAssembly is blocked.
boot-old = This browser is too old for Alongside.
boot-old-needs = It needs Chrome or Edge 96, Firefox 79, or Safari 16 (iPadOS 16), or anything newer.
boot-old-safe = This changed nothing that is stored on this device. It can be read again after the update.
# The app could not be loaded.
boot-not-opened = Alongside could not be opened.
boot-safe = This changed nothing that is stored on this device.
boot-offline = There is no connection at present. Try again where there is one.
boot-check = Check the connection (a Wi-Fi that asks you to log in also causes this) and try again.
boot-again = Try again
boot-newer = Use the new version
# The app has stopped.
boot-restart = Restart
boot-stopped = Alongside stopped. Saved notes stay on this device, and what you type now is kept too.
boot-stopped-typing-lost = Alongside stopped. Saved notes are kept, but what you type now is NOT: copy it out before you restart.

### In class: these come with the first load.

## language

# Between thousands.
language-group-mark = {","}
# Before what is less than one.
language-decimal-mark = .

## calendar

# Days of the week and months in full, as somebody may type them into a search field.
calendar-monday = Monday
calendar-tuesday = Tuesday
calendar-wednesday = Wednesday
calendar-thursday = Thursday
calendar-friday = Friday
calendar-saturday = Saturday
calendar-sunday = Sunday
calendar-january = January
calendar-february = February
calendar-march = March
calendar-april = April
calendar-may = May
calendar-june = June
calendar-july = July
calendar-august = August
calendar-september = September
calendar-october = October
calendar-november = November
calendar-december = December

## common

# The name of the app.
common-app = Alongside
# Navigation.
common-nav = Main
# Screen names in the navigation.
common-observations = Observations
# Screen names in the navigation.
common-hand-over = Hand over
# Before the number beside it, for whoever reads by ear.
common-waiting = waiting
# Screen names in the navigation.
common-collate = Collate
# Screen names in the navigation.
common-settings = Settings
# Closes a dialog.
common-close = Close
# Leaves a dialog without doing anything.
common-cancel = Cancel
# A length.
# $s (Number)
common-seconds = { $s } s
# A length.
# $m (Number)
common-minutes = { $m } min
# A length.
# $h (Number)
common-hours = { $h } h
# A length.
# $h (Number)
# $m (Number)
common-hours-minutes = { $h } h { $m } min
# A length.
# $m (Number)
# $s (Number)
common-minutes-seconds = { $m } min { $s } s
# Inside a sentence, for a day.
common-today = today
# Inside a sentence, for a day.
common-yesterday = yesterday
# `Thu 19 Nov 2026`.
# $day (Index)
# $year (Index)
common-date = { $weekday } { $day } { $month } { $year }
# A date and a time of day.
common-date-time = { $date }, { $time }
# Days of the week and months, in short, as they stand in a date.
common-monday = Mon
common-tuesday = Tue
common-wednesday = Wed
common-thursday = Thu
common-friday = Fri
common-saturday = Sat
common-sunday = Sun
common-january = Jan
common-february = Feb
common-march = Mar
common-april = Apr
common-may = May
common-june = Jun
common-july = Jul
common-august = Aug
common-september = Sep
common-october = Oct
common-november = Nov
common-december = Dec
# A size.
common-bytes = { $n } bytes
# A size.
common-kilobytes = { $n } KB
# A size.
common-megabytes = { $n } MB
# A size.
common-gigabytes = { $n } GB
# A share.
common-percent = { $percent } %
# Between the things of a list.
common-comma = {", "}
# The last of a list.
common-and = { $most } and { $last }
# Where an observation is in its life.
common-life-draft = Draft
common-life-finished = Finished
common-life-offered = Offered
common-life-handed-over = Handed over
common-life-received = Received
# What an observation is for.
common-purpose-learning = Learning
common-purpose-coaching = Coaching
common-purpose-peer-review = Peer review
common-purpose-calibration = Calibration
common-purpose-research = Research
common-purpose-practice = Practice
# The three kinds of note.
common-evidence = Evidence
common-inference = Inference
common-question = Question
# Why the app could not see the lesson, after a colon or in brackets.
common-away-hidden = another app or tab in front, or the screen locked
common-away-asleep = tablet asleep, or its clock was set forward
common-away-closed = app closed
common-away-other-screen = another screen of the app in front
common-away-other-lesson = another lesson observed
# What stands where there is no name.
common-no-name = No name
# A lesson by its teacher and class.
common-teacher-class = { $teacher }, { $class }
# The title of the page in the browser's tab.
common-page-title = { $screen } · Alongside
# A screen in the title of the page.
common-title-start = Start observation
# A screen in the title of the page.
common-title-observing = Observing
# A screen in the title of the page.
common-title-review = Review
# An entry of a kind that only a newer version of the app knows, by its word.
common-newer-kind = Written by a newer Alongside ({ $kind }); kept, and shown there
# How much there is.
common-n-observations =
    { $n ->
        [one] 1 observation
       *[other] { $n } observations
    }
# How much there is.
common-n-entries =
    { $n ->
        [one] 1 entry
       *[other] { $n } entries
    }
# How much there is.
common-n-records =
    { $n ->
        [one] 1 record
       *[other] { $n } records
    }
# How much there is.
common-n-lessons =
    { $n ->
        [one] 1 lesson
       *[other] { $n } lessons
    }

## copus

# The codes of COPUS: a few words for a button, and when to mark the code. A hidden hyphen may part a word
# that is wider than a button.
copus-student-l = Listening
copus-student-l-means = Students listen, or take notes, while someone presents.
copus-student-ind = Working alone
copus-student-ind-means = Each student thinks or works alone because they were told to.
copus-student-cg = Group, vote
copus-student-cg-means = Two or more students talk about a vote or clicker question.
copus-student-wg = Group, sheet
copus-student-wg-means = Groups work on a worksheet.
copus-student-og = Other group
copus-student-og-means = Groups work on another task that was set.
copus-student-anq = Answers
copus-student-anq-means = A student answers the teacher's question and the class listens.
copus-student-sq = Asks
copus-student-sq-means = A student asks a question.
copus-student-wc = Class discussion
copus-student-wc-means = The whole class discusses, students offering ideas in turn.
copus-student-prd = Predicts
copus-student-prd-means = Students say what they expect of a demonstration or experiment.
copus-student-sp = Presents
copus-student-sp-means = One or more students present to the class.
copus-student-tq = Test or quiz
copus-student-tq-means = Students take a test or a quiz.
copus-student-w = Waiting
copus-student-w-means = Students wait: the teacher is late, equipment fails, someone is busy.
copus-student-o = Other
copus-student-o-means = Students do something else; say what in a note.
copus-instructor-lec = Presents
copus-instructor-lec-means = The teacher presents content, explains or works an example.
copus-instructor-rtw = Writes live
copus-instructor-rtw-means = The teacher writes on the board or a projector while teaching.
copus-instructor-dv = Demo, video
copus-instructor-dv-means = The teacher shows a demonstration, a video or a simulation.
copus-instructor-fup = Follows up
copus-instructor-fup-means = The teacher takes up a vote or an activity with the whole class.
copus-instructor-pq = Poses question
copus-instructor-pq-means = The teacher asks a question that wants an answer and is no vote.
copus-instructor-cq = Vote question
copus-instructor-cq-means = A vote or clicker question is running; mark it the whole time.
copus-instructor-anq = Answers
copus-instructor-anq-means = The teacher answers a student's question and the class listens.
copus-instructor-mg = Moves, guides
copus-instructor-mg-means = The teacher moves around and guides while students work.
copus-instructor-1o1 = One to one
copus-instructor-1o1-means = The teacher talks at length with one or few and not with the rest.
copus-instructor-adm = Adminis{"\u00AD"}tration
copus-instructor-adm-means = The teacher gives out papers, sets homework, takes the register.
copus-instructor-w = Waits
copus-instructor-w-means = The teacher waits although they could be with students.
copus-instructor-o = Other
copus-instructor-o-means = The teacher does something else; say what in a note.

## cue

# Undone. The entry is quoted.
cue-taken-back = Taken back: { $entry }
# An undone entry is there again.
cue-back-again = Back again: { $entry }
# Two taps were one.
cue-tap-ignored = Two quick taps counted as one. { $now }
# A count in a pause.
cue-counted-in-pause = Counted while paused: it is kept, and enters no rate.
# Marking goes back to the interval that runs.
# $interval (Index)
cue-late-ended = Marking interval { $interval } again, the one that runs now
# A new interval.
# $interval (Index)
cue-interval-began = Interval { $interval } begins
# How a code stands now.
cue-marked = { $code } is marked.
# How a code stands now.
cue-not-marked = { $code } is not marked.
# How the observation stands now.
cue-paused = The observation is paused.
# How the observation stands now.
cue-goes-on = The observation goes on.
# Which speaker is chosen now, by letters.
cue-speaker = { $speaker } is chosen.
# Which speaker is chosen now.
cue-no-speaker = No speaker is chosen.

## erasing

# The act on an entry.
erasing-strike-out = Strike out for good
# Heading of its question.
erasing-strike-out-title = Strike out these words for good?
# What goes.
erasing-strike-out-what = The words of this note, and every earlier wording of it, are removed from all copies on this tablet, from the search and from every later file. That there was a note, when, and that you struck it out, stays. Nobody can bring the words back. If the collation on this tablet holds the lesson, it is taken out there: collate a new hand-over file of it to have it back without them.
# The act itself.
erasing-strike-out-now = Strike out
# What withdrawing does.
erasing-withdraw-why = Withdraw: it counts no more and its words leave in no hand-over file, but they stay on this tablet and can be brought back. Strike out: the words are gone for good.
# Tag of a note whose words are gone.
erasing-struck = Struck out
# They were struck out.
erasing-struck-out = The words are gone from every copy on this tablet.
# The act on an observation.
erasing-remove = Remove observation
# Heading of its question.
erasing-remove-title = Remove this observation from this tablet?
# What the question begins with.
erasing-remove-lead = This goes for good, from every copy on this tablet, and cannot be undone:
# The act itself.
erasing-remove-now = Remove it now
# Leaves the question.
erasing-keep = Keep it
# It was removed.
erasing-removed = The observation is gone from every copy on this tablet.
# Backups are not touched.
erasing-backups = Backups you made before still hold it; delete those files yourself.
# What goes with an observation.
erasing-goes =
    { $entries ->
        [one] 1 entry
       *[other] { $entries } entries
    }, its figures, the note being typed, and the lesson in the collation on this tablet
# Who struck the words out and when.
erasing-struck-by = Words struck out for good by { $who }, { $date }, { $time }
# Nothing has left.
erasing-not-left = It has not left this tablet in any hand-over file.
# One file of those that have left.
# $number (Index)
erasing-hand-over = hand-over { $number }
# One file of those that have left.
# $number (Index)
erasing-hand-over-of = hand-over { $number } of { $date }
# What has left already.
erasing-left = It has already left in { $files }. What others have they keep: ask them to remove it too.
# Something is not gone yet.
erasing-not-erased = Not everything is erased yet; it is tried again by itself. { $what } { $remedy }

## home

# The button that starts.
home-start = Start observation
# What became of it.
home-not-finished-why = Alongside was closed meanwhile. If the lesson still goes on, go back to it: its clock is right, and the time in between counts as not observed.
# What running means while another screen is shown.
home-observing-why = The lesson clock runs on. What happens in class while you are here counts as not observed.
# The way back.
home-back-to-observing = Back to observing
# It left in a file and reads otherwise now.
home-changed-since = changed since you handed it over
# Label of the search field.
home-search = Search observations
# What the search field looks through.
home-search-hint = Search notes, names, classes, dates
# No row fits the search.
home-no-match = Nothing fits. Try fewer letters, a class or a date such as Nov 2026.
# Beside the offline line.
home-kept-here = kept on this device only
# Heading of the empty screen.
home-empty-title = Sit alongside, write what you see
# First words of the empty screen.
home-empty-lead = Nothing leaves this tablet until you hand it over. Three steps from the classroom to the conversation:
# Reveals more rows.
home-show-more = Show more
# A new version waits.
home-update = A new version is ready.
# What a new version does to drafts.
home-update-safe = Your drafts open in it unchanged.
# Applies the new version.
home-update-now = Update now
# Why it is not applied now.
home-update-after = It waits until the running observation is finished.
# The outbox, offline.
home-outbox-offline = They wait here until you are connected.
# Goes to the hand-over screen.
home-outbox-see = Choose which
# Storage may be cleared.
home-not-persisted = This tablet may clear Alongside’s storage when it runs short.
# What to do about it.
home-not-persisted-do = Hand over often, or put Alongside on the home screen to be safe.
# Leads to the storage section.
home-see-storage = See storage
# Summary of the install hint.
home-install-hint = Put Alongside on your home screen
# Why.
home-install-why = It then opens without a network, full screen, and the tablet keeps its storage.
# Another tab has the pen.
home-elsewhere = Alongside is open in another tab or window.
# Why this one only reads.
home-elsewhere-why = One tab writes at a time, so that no entry is written twice. Here you can read.
# Takes the pen.
home-take-over = Take over here
# The pen is being handed.
home-taking-over = Taking over…
# A note was being typed when the app stopped.
home-note-kept = The note you were typing is still in the field.
# The draft was left too long ago.
home-left-open = This observation was left open, so its clock was stopped when it was left. Review and finish it, or resume.
# This tab may not write.
home-no-pen = Another tab is writing. Take over first, then do it again.
# The export was offered.
home-exported = The export was given to the browser to save.
# What was read back differs.
home-not-proved = What was read back after finishing is not what was written. Back up everything in Settings before you go on.
# Another zip was chosen as a backup.
home-no-backup = A zip, but not a backup of Alongside.
# Another zip was chosen as a backup.
home-no-backup-do = Backups are called alongside-backup_ with their date; hand-over files belong on the Collate screen.
# Heading of a section of the list.
home-drafts = Drafts
# What the running lesson is called.
home-observing = Observing { $lesson }
# The same, with the time it began.
home-observing-since = Observing { $lesson }, since { $at }
# A lesson that the app was closed over.
home-not-finished = Not finished: { $lesson }
# The same, with the time it began.
home-not-finished-begun = Not finished: { $lesson }, begun at { $at }
# Whose lesson it is.
home-observed-by = observed by { $name }
# Beside the search.
home-looking = Looking through the notes…
# Beside the search.
home-not-looked = The notes could not be searched. Names, classes and dates were.
# A note that a search found.
home-excerpt = “{ $words }”
# A step of the empty screen.
home-step-observe = Observe
home-step-observe-what = Note what is said and done, mark codes, count. Every entry is timed and saved at once.
home-step-review = Review
home-step-review-what = Read it back after the lesson, mend what needs mending, then finish.
home-step-hand-over = Hand over
home-step-hand-over-what = Share one file when you are connected. Your copy stays here.
# The line about working offline.
home-offline-ready = Ready to work offline
home-offline-preparing = Getting ready to work offline…
home-offline-failed = Not ready to work offline: keep the network on and open the app again
home-offline-impossible = This browser cannot work offline
# How many observations wait.
home-outbox =
    { $n ->
        [one] 1 finished observation waits
       *[other] { $n } finished observations wait
    }.
# How many observations wait, and since which day.
home-outbox-since =
    { $n ->
        [one] 1 finished observation waits
       *[other] { $n } finished observations wait
    } since { $since }.
# Records came back from another store.
home-recovered =
    { $n ->
        [one] 1 entry was
       *[other] { $n } entries were
    } brought back from the spare copy.
# The same, with the time of the last.
home-recovered-last =
    { $n ->
        [one] 1 entry was
       *[other] { $n } entries were
    } brought back from the spare copy, the last of { $at }.
# Records are gone.
home-missing =
    Storage was cleared: { $n ->
        [one] 1 entry is
       *[other] { $n } entries are
    } missing that had been saved here. If you have a backup, restore it in Settings.
# Observations went with a store that was cleared while the app was open.
home-gone =
    The browser’s storage was cleared while Alongside was open. The lesson that was open was written again, but { $n ->
        [one] 1 observation is
       *[other] { $n } observations are
    } gone from this tablet. If you have a backup, restore it in Settings.
# Records were set aside.
home-aside =
    { $n ->
        [one] 1 record
       *[other] { $n } records
    } could not be read or contradict others. They are kept. If a newer version of Alongside made them, update this app; “Back up everything” in Settings exports them.
# A backup was restored that held a collation alone.
home-restored-collation =
    Restored: the collation, with { $n ->
        [one] 1 record
       *[other] { $n } records
    } (its lessons, files and decisions).
# After what else was restored.
home-restored-collation-too =
    Also the collation, with { $n ->
        [one] 1 record
       *[other] { $n } records
    } (its lessons, files and decisions).
# A backup was restored.
home-restored-nothing = Nothing was added.
# A backup was restored.
home-restored-all-here = Every record in the backup was here already.
# A backup was restored.
home-restored-records =
    Restored: { $n ->
        [one] 1 record
       *[other] { $n } records
    }.
# A backup was restored.
home-restored-observations =
    Restored: { $n ->
        [one] 1 observation
       *[other] { $n } observations
    }. They are handed over only when you ask for it.
# Records of the backup.
# $n (Number)
home-restored-differing = { $n } differ from what is here; both are kept.
# Records of the backup.
# $n (Number)
home-restored-unreadable = { $n } could not be read and are kept aside.
# The backup was offered, with what it holds.
home-backed-up =
    A backup of { $observations ->
        [one] 1 observation
       *[other] { $observations } observations
    } with { $records ->
        [one] 1 record
       *[other] { $records } records
    } was given to the browser to save.
# The same, where it holds a collation.
home-backed-up-collation =
    A backup of { $observations ->
        [one] 1 observation
       *[other] { $observations } observations
    } with { $records ->
        [one] 1 record
       *[other] { $records } records
    } and the collation with { $collated ->
        [one] 1 record
       *[other] { $collated } records
    } (its lessons, files and decisions) was given to the browser to save.
# What a backup lacks.
home-backed-up-without = The database could not be read: this is what the spare copies hold, and more may be missing.
# What to do with a backup.
home-backed-up-look = Look that it arrived, and keep it where only you can read it.
# The observation went on after an absence.
home-went-on = Welcome back. The app was closed for { $length }; that time counts as not observed.
# A long note was kept in parts.
# $parts (Number)
home-note-split = The note was very long and is kept in { $parts } parts.
# A backup could not be made or taken in.
home-backup-failed = The backup did not work. { $what } { $remedy }
# A backup could not be restored.
home-restore-failed = Nothing was restored. { $what } { $remedy }

## install

# Prompts to install.
install-now = Install
# A kind of tablet.
install-ipad = iPad
# A kind of tablet.
install-android = Android
# A step towards the home screen, on an iPad.
install-ipad-share = Tap the Share button in Safari’s toolbar
install-ipad-add = Choose “Add to Home Screen”, then “Add”
# A step towards the home screen, on Android.
install-android-menu = Open Chrome’s menu, the three dots
install-android-install = Choose “Install app” or “Add to Home screen”
# The last step towards the home screen.
install-open = Open Alongside from its new icon

## instrument

# The name of a side's group.
instrument-students = Students
# The name of a side's group.
instrument-instructors = Instructor
# The side in the name of a code.
instrument-student = Student
# The side in the name of a code.
instrument-instructor = Instructor
# The accessible name of a code.
instrument-student-code = Student { $letters }
# The accessible name of a code.
instrument-instructor-code = Instructor { $letters }
# An item of an instrument of which this app knows no name.
instrument-item = { $item } ({ $instrument })
# Counters with which an observation begins.
instrument-counter-open-question = Open question
instrument-counter-closed-question = Closed question
instrument-counter-opportunity = Opportunity to respond
instrument-counter-praise = Praise
instrument-counter-correction = Correction

## notices

# It was done.
notices-identity-taken = This tablet has a new identity. Its next hand-over file is number 1.
# It was done because another tablet has the same one.
notices-identity-shared = Another tablet had the same identity as this one, perhaps as a copy of it. This tablet has taken a new one, so that no two files bear one number. Its work stays as it is; its next hand-over file is number 1.
# A version was chosen.
notices-version-chosen = This version counts now, in the table, the figures and the exports. The other one is kept: to choose again, open this lesson; “Two versions of one lesson” is below its notes and figures.
# The collation was removed.
notices-removed = The collation was removed from this tablet. The hand-over files themselves are as they were.
# It is done.
notices-lesson-removed = The lesson was removed: no word of it is left in the collation, its search and its exports. It stays out when its file is chosen again.
# It may come back.
notices-lesson-back = The lesson may come back. Choose its hand-over file again.

## observe

# Leaves the screen; the observation goes on.
observe-back = Back to Observations
# Name of the clock.
observe-clock = Elapsed time
# Name of the toolbar.
observe-toolbar = Observation
# Buttons.
observe-pause = Pause
# Buttons.
observe-resume = Resume
# Buttons.
observe-dim = Dim
# Buttons.
observe-undo = Undo
# Buttons.
observe-review = Review
# Panels.
observe-script = Script
# Panels.
observe-copus = COPUS
# Panels.
observe-tallies = Tallies
# Panels.
observe-timeline = Timeline
# Panels as a group.
observe-panels = Panels
# The field.
observe-note = Note
# In the empty field.
observe-note-placeholder = What is said and done
# Commits the note.
observe-add-note = Add note
# Group of kinds.
observe-kind = Kind
# Group of speakers.
observe-speaker = Speaker
# Name of the list.
observe-entries = Entries, newest first
# Opens the shortcuts.
observe-shortcuts = Keyboard shortcuts
# Opens the descriptions.
observe-codes = What the codes mean
# First words of the descriptions.
observe-codes-lead = Mark every code you see in the two minutes, as many as apply. COPUS describes; it does not rate. A long press on a code shows what it means.
# Names the strip.
observe-intervals = Intervals, newest first
# Names the progress bar.
observe-this-interval = This interval
# An earlier interval is being marked.
observe-marking-late = marking late
# Adds a counter.
observe-add-counter = Add counter
# Field of the new counter's name.
observe-new-counter = New counter
# Nothing is in the timeline yet.
observe-empty = Every note, mark and count appears here with its time.
# Everything is left out by the choices above the timeline.
observe-nothing-left = No entry fits these choices.
# The observation is being read.
observe-opening = Opening…
# Nothing is at this address.
observe-not-found = This observation is not on this tablet.
# What to do then.
observe-not-found-do = It may have been made on another tablet. Collate its hand-over file, or restore a backup in Settings.
# It is here and could not be read.
observe-not-read = This observation is here, but could not be read just now.
# The observation is finished already.
observe-is-finished = This observation is finished. You can read and correct it in the review.
# Saving.
observe-saving = Saving…
# Saved.
observe-saved = Saved
# Not saved.
observe-not-saved = NOT saved – keep this page open
# Exports what is not saved.
observe-share-copy = Share a copy
# Open elsewhere: heading.
observe-elsewhere = This observation is open elsewhere
# Open elsewhere: what it means.
observe-elsewhere-why = Another tab or window of this browser is writing. One tab writes at a time, so that no entry is written twice. The other tab will stop writing and say so.
# A counter of this name is there already.
observe-same-counter = There is a counter of this name already.
# Tags of rows.
observe-corrected = Corrected
# Tags of rows.
observe-withdrawn = Withdrawn
# Tags of rows.
observe-late = Late
# Entry dialog: the words.
observe-text = Text
# Entry dialog: earlier words.
observe-earlier = Earlier wording, kept
# Entry dialog: withdraws.
observe-withdraw = Withdraw
# Entry dialog: brings back.
observe-restore = Restore
# Entry dialog: corrects.
observe-save-correction = Save correction
# Entry dialog: what withdrawing means.
observe-withdrawn-why = It stays in the record as withdrawn and counts in no figure.
# Entry dialog: the times before were put right.
observe-clock-taken = The times of day before it were put right.
# Entry dialog: puts them right.
observe-take-clock = Put earlier times right
# Brings back what was undone.
observe-redo = Redo
# In the head while the screen is not kept awake.
observe-may-sleep = Screen may sleep
# Opens it.
observe-open-correction = Open the correction
# In the dialog.
observe-correction-back = Your unsaved correction is back in the field.
# A counter's name that was being written when the page went.
observe-counter-back = What you had typed is back.
# Below the shortcuts.
observe-keys-hint = Where Alt or Option types a letter in the note field, the letter is typed: press Esc first, then the shortcut. Arrow keys move among codes and entries; Enter opens an entry.
# In the head while the observation is paused.
observe-paused = Paused: not observed
# In the head of a practice.
observe-practice = Practice: never handed over
# Opens an observation that another tab writes, to be read.
observe-read-it = Read it here
# Heading for screen readers.
observe-title = Observing { $teacher }
# An interval with its times.
# $number (Index)
observe-interval = Interval { $number } · { $from }–{ $to }
# Until the interval ends.
# $seconds (Number)
observe-left = { $seconds } s left
# Leads back to the interval that runs.
# $number (Index)
observe-back-to = Back to { $number }
# The accessible name of an interval on the strip.
# $number (Index)
observe-cell = Interval { $number }
# The same.
# $number (Index)
observe-cell-not-observed = Interval { $number }, not observed
# The same.
# $number (Index)
observe-cell-not-marked = Interval { $number }, nothing marked
# How often in a minute.
observe-rate = { $rate }/min
# Takes one count back.
observe-take-back = { $counter }: take one back
# When a note was begun.
observe-begun = begun { $time }
# A row of the timeline.
observe-row-began = Observation began
# A row of the timeline.
observe-row-header = Teacher, class or other details changed
# A row of the timeline.
# $interval (Index)
observe-row-mark = { $code }, interval { $interval }
# A row of the timeline.
observe-row-tally = Tally: { $counter }
# A row of the timeline.
observe-row-paused = Paused
# A row of the timeline.
observe-row-resumed = Resumed
# A row of the timeline.
observe-row-clock-back = The tablet’s clock was set back by { $length }; the lesson clock went on
# A row of the timeline.
observe-row-clock-forward = The tablet’s clock was set forward by { $length }; the lesson clock went on
# A row of the timeline.
observe-row-away = Not observed for { $length }: { $cause }
# A row of the timeline.
observe-row-finished = Observation finished
# The speaker that a key stands for.
observe-speaker-teacher = Teacher
observe-speaker-student = One student
observe-speaker-students = Several students
# Heading of the entry dialog.
observe-entry-at = Entry at { $time }
# Heading of the entry dialog.
observe-entry-struck-at = Struck-out entry at { $time }
# Heading of the entry dialog.
observe-entry-withdrawn-at = Withdrawn entry at { $time }
# Entry dialog: what a change of the clock means for the times before it.
observe-clock-offer-earlier = Was the clock wrong until then? Then the times of day written before it can be put right, { $length } earlier. Times within the lesson stay as they are.
# The same.
observe-clock-offer-later = Was the clock wrong until then? Then the times of day written before it can be put right, { $length } later. Times within the lesson stay as they are.
# The number of an entry.
# $seq (Index)
observe-number = number { $seq }
# Why the screen is not kept awake, and what to do.
observe-awake-impossible = This browser cannot keep the screen awake. Set the tablet’s own screen lock to a longer time, or touch the screen now and then.
observe-awake-released = The tablet no longer keeps the screen awake; a low battery may be why. Plug it in, or touch the screen now and then.
observe-awake-refused = The tablet will not keep the screen awake; a low battery or power saving may be why. Plug it in, or touch the screen now and then.
# A correction that was being written when the page went.
observe-correction-kept = An unsaved correction of the note at { $elapsed } is back.
# What a keyboard shortcut does.
observe-key-new-line = New line in the note
observe-key-teacher = Teacher speaks (T)
observe-key-student = A student speaks (S)
observe-key-students = Students speak (Ss)
observe-key-pause = Pause or resume
observe-key-note = Go to the note
observe-key-leave = Leave the note; its words stay
observe-key-codes = Go to the codes
observe-key-counters = Go to the counters
observe-key-timeline = Go to the timeline
observe-key-these = These shortcuts

## outbox

# Heading of a file.
outbox-file-ready = Your file is ready
# Lets go of the ready file.
outbox-put-aside = Put aside
# Downloads do not work in an installed app on an iPad.
outbox-share-installed = On an installed iPad app, use Share: downloads may open nowhere.
# Opens the share sheet.
outbox-share-one = Share
# Answers it.
outbox-it-arrived = It arrived
# Answers it.
outbox-not-yet = Not yet
# On the list: no file is ready.
outbox-make-first = You are online. Make the file, then share or download it.
# On the list, where the browser shares no zip.
outbox-download-first = You are online. Make the file and download it, then send it from your Downloads: this browser shares no .zip files.
# On the list: makes the file.
outbox-make = Make the file
# What is done about it.
outbox-folder-again = Alongside tries again by itself. Until then they are safe here and do not count as handed over.
# Leads to the hand-over screen.
outbox-see-folder = See the folder
# Opens the share sheet.
# $number (Number)
# $files (Number)
outbox-share-file = Share file { $number } of { $files }
# Opens the share sheet.
# $files (Number)
outbox-share-files = Share { $files } files
# Opens the share sheet, under the name the browser takes.
outbox-share-as-text = { $share } as .txt
# A file was offered and nobody has said whether it arrived.
outbox-asked-at =
    { $observations ->
        [one] 1 observation
       *[other] { $observations } observations
    }, offered at { $time }: did it arrive?
# The same, on another day.
outbox-asked-on =
    { $observations ->
        [one] 1 observation
       *[other] { $observations } observations
    }, offered on { $when }: did it arrive?
# The same, where nobody knows when.
outbox-asked-before =
    { $observations ->
        [one] 1 observation
       *[other] { $observations } observations
    }, offered before: did it arrive?
# One tap shares what waits.
# $files (Number)
outbox-one-tap =
    { $files ->
        [one] You are online. One file, ready to share.
       *[other] You are online. { $files } files, one for each observer, ready to share in one go.
    }
# Shares what is ready.
outbox-share-ready =
    { $files ->
        [one] Share the file
       *[other] Share { $files } files
    }
# The folder is in trouble.
outbox-folder-fails = Your files do not get into the folder “{ $name }”.
# How sharing ended.
outbox-share-done = The share sheet took it. Say so here once your coordinator has it.
outbox-share-cancelled = Nothing was sent; still not handed over
outbox-share-failed = The browser would not share it. Nothing was sent; download the file instead.
outbox-share-failed-why = The browser would not share it. Nothing was sent; download the file instead. ({ $why })

## problem

# What is wrong with a file, and what to do.
problem-empty = The file is empty.
problem-empty-do = It was not copied to its end. Ask for it again.
problem-too-large = The file is too large: { $size }, and at most { $limit } is read.
problem-too-large-do = Ask for several smaller hand-over files.
problem-unread = This device could not read the file just now ({ $why }).
problem-unread-do = It may still be in the cloud, have been moved or renamed, or be open elsewhere. Make it available on this device, close it elsewhere, then choose it again. Nothing is wrong with the file itself as far as is known.
problem-broke-down = Reading this file broke off: this device may be short of memory, or the file may be harmful.
problem-broke-down-do = The other files were read all the same. Load the page again and choose this one by itself.
problem-not-a-zip = Not a hand-over file.
problem-not-a-zip-do = A hand-over file is a zip with a name like alongside_Ruth_2026-11-22_1a2b3c4d.zip.
problem-not-a-hand-over = A zip, but it holds no hand-over file.
problem-not-a-hand-over-do = A hand-over file holds “manifest.json” and “observations.ndjson”.
problem-nested = A zip in a zip in a zip.
problem-nested-do = Zips in one zip are read; here they lie deeper. Unpack the outer one and drop what is in it here.
problem-locked = “{ $name }” in it is locked with a password.
problem-locked-do = Unpack it with the password, then drop the folder here.
problem-packing = “{ $name }” in it is packed by { $method }, which is not read here.
problem-packing-do = Unpack it on this device, then drop the folder here.
problem-is-a-backup = This is a backup, not a hand-over file.
problem-is-a-backup-do = “Restore a backup” in Settings takes it.
problem-cut-short = Cut short: the end of the file is missing.
# $format (Index)
problem-from-newer = From a newer version of Alongside (format { $format }).
# $line (Index)
problem-line-from-newer = Line { $line } of “{ $name }” was made by a newer version of Alongside.
problem-update = Update Alongside, then choose it again.
problem-too-many-members = It holds more than 200 parts, far more than any hand-over file.
problem-unpacks-too-large = It unpacks to far more than any hand-over file holds.
problem-unsafe-name = A part of it is named “{ $name }”, which points outside the file.
problem-duplicate-name = Two parts of it are named “{ $name }”.
problem-missing-member = A part is missing: “{ $name }”.
problem-unlisted-member = It holds a part that does not belong to it: “{ $name }”.
problem-damaged = Damaged or edited: “{ $name }” is not what was handed over.
# $line (Index)
problem-bad-line = Line { $line } of “{ $name }” cannot be read: { $why }.
problem-unpack-first = Nothing was taken from it. If somebody packed a whole folder of hand-over files into it, unpack it and drop the folder here; else ask the sender how it was made.
problem-ask-sender = Nothing was taken from it. Ask the sender how it was made.
problem-ask-again = Ask for it: “Make again” on that tablet makes it again, or, where that cannot be, a new file with the same lessons under a new number.
# What else the app writes, and what takes it.
problem-tables = These are tables exported from a collation.
problem-tables-do = A spreadsheet opens them. To collate, choose the hand-over files they were made of.
problem-workbook = This is a workbook exported from a collation.
problem-workbook-do = A spreadsheet opens it. To collate, choose the hand-over files it was made of.
problem-observations = These are observations exported from a collation.
problem-observations-do = They are meant for other programs. To collate, choose the hand-over files they were made of.
problem-copy = This is a copy of entries that had not been saved on a tablet.
problem-copy-do = Keep it. On that tablet, open Alongside and see what was recovered; what is still missing can be read in this file with any editor.
problem-stored = This is everything a tablet had stored, as it stood.
problem-stored-do = It is kept for whoever helps with that tablet. To collate, hand the observations over from there, or make a backup there.
problem-part = This is one part of a hand-over file that was unpacked.
problem-part-do = Choose or drop the whole folder it lies in.
# Why a file could not be read, in brackets.
problem-no-bytes = the browser gave no bytes

## start

# Heading.
start-title = Start observation
# Names the group of fields.
start-who = Who and where
# Field.
start-observer = Your name
# Field.
start-school = School
# Field.
start-teacher = Teacher
# Field.
start-class = Class
# Field.
start-subject = Subject
# Field.
start-focus = Focus
# In the empty focus field.
start-focus-placeholder = What you two agreed to look at
# Below the focus field.
start-focus-hint = Kept in sight while you observe.
# The teacher is missing.
start-teacher-missing = Write the teacher’s name, or any name the two of you use.
# Group of choices.
start-purpose = Purpose
# Group of choices.
start-instruments = Instruments
# Fold with the counters.
start-counters = Counters
# Adds a counter.
start-add-counter = Add counter
# The form was filled in before, and is again.
start-is-back = What you had filled in is back.
# Empties it.
start-clear = Clear
# Why the tablet asks who observes.
start-still-why = The name on this tablet stands on the lesson and on its hand-over file.
# The lesson does not begin before it is answered.
start-still-first = Say first whose lesson this is.
# The other answer.
start-somebody-else = Somebody else
# Starts the clock.
start-begin = Begin
# Beside it.
start-begin-hint = The clock starts when you tap.
# What to do about it.
start-clock-do = Set the date and time of the tablet first. You can also begin now and put the times right in the review: they are moved with the clock.
# Another tab has the pen.
start-cannot = Another tab is writing. Take over there first.
# What an instrument does.
start-script = Script
start-script-what = Timed notes. Always on.
start-copus = COPUS
start-copus-what = 25 codes, every two minutes.
start-tallies = Tallies
start-tallies-what = Counters with a rate.
# The tablet's clock cannot be right.
start-clock-doubt = This tablet says it is { $date }, { $time }. That cannot be: it is earlier than what is stored here.
# Whether the same person observes.
start-still = Still { $name }?
# The answer.
start-yes = Yes, { $name }
# Label of one counter's field.
# $number (Index)
start-counter = Counter { $number }
# Removes a counter.
start-remove-counter = Remove counter { $name }
# What a purpose means.
start-learning-hint = Both look, both learn. Nothing is rated.
start-coaching-hint = For a conversation about an agreed focus.
start-peer-review-hint = Colleague to colleague, in turns.
start-calibration-hint = Two observers, one lesson, compared afterwards.
start-research-hint = For a study, under its consent rules.
start-practice-hint = Try it out. Never leaves in a hand-over file.

## trouble

# Heading of the screen.
trouble-title = Something needs you
# Loads the page again.
trouble-try-again = Try again
# Nothing was changed.
trouble-nothing-changed = Nothing that is stored on this tablet was changed or erased.
# Exports what a newer version stored.
trouble-stored = Export what is stored
# Why one would.
trouble-stored-why = If you cannot update now and need what is here, export it as it stands. The file holds every record, for whoever helps you; this version cannot show it.
# Applies the waiting version.
trouble-update-now = Update now
# A screen is on its way.
trouble-opening = Opening…
# A part of the app did not come.
trouble-part-missing = A part of Alongside could not be loaded.
# What to do about it.
trouble-part-missing-do = What is stored on this tablet was not touched. Connect to the network once: it is tried again by itself. If that does not help, load the page again.
# What was asked of the part is not forgotten.
trouble-part-waits = Connect to the network once: what you asked for is done as soon as the part is here. If that does not help, load the page again.
# What happened to a store, and what to do.
trouble-full = The tablet’s storage is full.
trouble-full-do = Delete photos, videos or apps you do not need; Alongside tries again by itself. Until then, keep this page open.
trouble-refused = This browser refuses to store anything.
trouble-refused-do = Private browsing or a setting blocks it. Open Alongside in an ordinary window. Until then nothing you write would survive closing this page.
trouble-unsupported = This browser has no such storage.
trouble-unsupported-do = Update the browser, or open Alongside in another one.
trouble-no-answer = The storage does not answer.
trouble-no-answer-do = Close other tabs and windows with Alongside, then try again. If that does not help, restart the tablet.
trouble-connection-lost = The connection to the storage was lost.
trouble-connection-lost-do = Alongside is opening it again. Keep this page open until it says Saved.
trouble-reload-needed = The browser has let go of the storage.
trouble-reload-needed-do = Only loading the page again brings it back. What you typed is kept and will be in the field again.
# $version (Index)
trouble-too-new = What is stored here was written by a newer version of Alongside (storage { $version }).
trouble-too-new-do = Connect to the network once and update. Everything is still here; this version leaves it alone.
trouble-read-back-differs = What was read back is not what was written.
trouble-read-back-differs-do = It does not count as saved or handed over. Try again; if it happens again, hand over by download or share.
trouble-folder-asks = The browser asks again before it writes to the folder.
trouble-folder-asks-do = Press “Write to folder” and allow it. The file is ready.
trouble-not-here = The observations of this file are no longer here, or are drafts again.
trouble-not-here-do = Finish them again, then create a new hand-over file.
trouble-taken-over = Another tab has taken over.
trouble-taken-over-do = Go on there, or take over here again. Only one tab writes at a time.
trouble-backup-too-large = A backup of everything would have { $size }, and no more than { $limit } can be read again.
trouble-backup-too-large-do = Export and remove the collation, or remove lessons that were handed over, then back up again.
trouble-hand-over-too-large = The hand-over file would have { $size }, and no more than { $limit } can be read.
trouble-hand-over-too-large-do = Hand over fewer observations at once.
trouble-other = The browser reported a problem: { $why }
trouble-other-do = Try again. If it stays, restart the browser.
# What of our own failed, after "The browser reported a problem:".
trouble-worker-odd = the worker answered something else
trouble-worker-stopped = the worker stopped
trouble-worker-ended = the worker was ended
trouble-worker-not-loaded = the worker could not be loaded
trouble-worker-silent = the worker does not start
trouble-no-file-made = the worker made no file
trouble-journal-odd = the journal answered something else
trouble-database-odd = the database answered something else
trouble-file-unread = the file could not be read
trouble-file-gone = the file is no longer here; make it again
trouble-choose-again = choose the file again
trouble-kept-unread = the list of kept files cannot be read
trouble-no-folder = no folder is chosen
trouble-name-taken = the folder has other files of that name
trouble-no-store = no store is kept here
trouble-zip = the zip could not be written
trouble-nothing = there is nothing to hand over
trouble-practice = a practice observation never leaves
# $found (Index)
# $wanted (Index)
trouble-entries = observation { $id } has { $found } readable entries, not { $wanted }

### After class: these come with the part of the app that is fetched later.

## collate

# Chooses files.
collate-choose = Choose files
# Heading for screen readers.
collate-add = Add files
# Chooses a folder.
collate-choose-folder = Choose a folder
# Below the buttons.
collate-drop = or drop hand-over files, or a whole folder, here; zipped or unpacked, under any name
# The collation is being read.
collate-opening = Opening the collation…
# Name of the progress bar.
collate-progress = Files read
# Heading of the outcomes.
collate-outcomes = What came of each file
# Shows the other outcomes.
collate-show-all = Show all
# Leads to two versions.
collate-compare = Compare
# The collation could not be opened.
collate-cannot-open = The collation could not be opened. Load the page again to try once more. If it stays so, remove the collation and choose its hand-over files again; the files themselves are not touched.
# Heading of the conflicts.
collate-conflicts = Two versions of one lesson
# What a conflict is.
collate-conflicts-why = Each version holds something the other lacks. Both are kept; choose which one counts. Until then it counts in no figure and no export.
# Heading of the table.
collate-observations = Observations
# Name of the search.
collate-search = Search the collation
# What the search looks through.
collate-search-hint = Search notes, names, classes, focus
# Summary of the filters.
collate-filters = Filters
# Takes all filters off.
collate-clear = Clear filters
# Any value.
collate-all = All
# Filters.
collate-observer = Observer
# Filters.
collate-teacher = Teacher
# Filters.
collate-school = School
# Filters.
collate-instrument = Instrument
# Filters.
collate-purpose = Purpose
# Filters.
collate-from = From
# Filters.
collate-to = To
# No row fits.
collate-no-match = Nothing fits. Try fewer letters, or take a filter off.
# Shows more rows.
collate-show-more = Show 200 more
# In a row with versions in conflict.
collate-two-versions = Two versions
# Heading of the groups.
collate-groups = COPUS by teacher and class
# What the groups show.
collate-groups-why = percent of intervals, pooled over lessons; never an average across teachers
# Nothing with COPUS.
collate-no-groups = No settled observation uses COPUS.
# Shows more groups.
collate-more-groups = Show 50 more
# Heading of the exports.
collate-take-out = Take it out
# Exports the workbook.
collate-export-workbook = Export workbook
# Exports the tables.
collate-export-tables = Export tables
# Exports one observation a line.
collate-export-ndjson = Export NDJSON
# An export is being made.
collate-exporting = Making the export…
# Removes the collation.
collate-remove = Remove collation
# Heading of the dialog.
collate-remove-title = Remove this collation?
# First words of the dialog.
collate-remove-lead = This removes from this device:
# What stays.
collate-remove-stays = Your own observations stay, and so do the hand-over files you were sent. You can collate them again.
# Leaves the dialog.
collate-keep-it = Keep it
# Heading of the empty screen.
collate-empty-title = Put many observers’ files together
# Heading of the names.
collate-names = Names that may be one person
# What they are about.
collate-names-why = Joined names count as one in rows, filters, figures and tables, in the spelling that has its accents; of two such, in the more frequent one. What was handed over stays as it was written, and you can undo it at any time.
# Heading of what is not decided.
collate-names-asked = Not decided yet
# They are one.
collate-join = Join
# They are two.
collate-keep-apart = Keep apart
# Takes the decision back.
collate-undo-names = Undo
# What was decided.
collate-together = Joined as one person
# What was decided.
collate-apart = Kept apart
# Opens the dialog.
collate-remove-lesson = Remove this lesson
# Its heading.
collate-remove-lesson-title = Remove this lesson from the collation?
# First words.
collate-remove-lesson-lead = This removes from the collation on this device, for good:
# What stays.
collate-remove-lesson-stays = The hand-over files themselves and the observer’s tablet keep theirs, and so do exports and backups made before. The log keeps the names of the files and of who handed them over. Choosing a file again does not bring the lesson back, unless you first choose “Let it come back” under “Removed lessons”.
# Does it.
collate-remove-lesson-now = Remove lesson
# Leaves the dialog.
collate-keep-lesson = Keep it
# Heading of the removed lessons.
collate-removed-lessons = Removed lessons
# What they are.
collate-removed-lessons-why = They stay out when their files are chosen again. Nothing of them is kept but their number and when they were removed.
# Why a removed lesson has no name.
collate-removed-no-name = Without a name on purpose: of a removed lesson no word stays here, not even whose it was. Exports made before hold it under this number.
# Lets a lesson in again.
collate-bring-back = Let it come back
# The same, for who cannot see which row it stands in.
collate-bring-back-name = Let it come back: lesson
# Filters: rows whose newest version arrived after a day.
collate-since = New or changed since
# Figures of a part are on their way.
collate-counting = Counting…
# The same content was here.
collate-already-here = Already here, nothing changed
# Heading of the log.
collate-log = Log of files
# What it is.
collate-log-why = Every file ever chosen here, newest first: when, from whom, and what came of it. It stays until you remove the collation. It tells of files alone: what you joined stands under “Names that may be one person” and what you removed under “Removed lessons”, each with its time.
# Name of its search.
collate-log-search = Search the log
# What it looks through.
collate-log-search-hint = A file, an observer, a day
# Nothing fits.
collate-log-empty = No file fits.
# A lesson that is no longer here.
collate-about-gone = a lesson that was removed
# Heading of a conflict.
collate-versions = Two versions of one lesson
# Below the heading.
collate-versions-why = They were changed apart from each other, after the same earlier version or on two tablets.
# Chooses a version.
collate-keep-this = Keep this version
# The version chosen.
collate-kept = This version is kept
# Leaves the choice open.
collate-later = Decide later
# What the choice means.
collate-choice-why = The other version is kept too, and your choice is written down with the time. You can choose again, below the notes and figures of this lesson.
# Beside what differs.
collate-differs = differs
# An entry that only other versions have.
collate-not-there = not in this version
# Nothing is at this address.
collate-not-found = This observation is not in the collation.
# What to do then.
collate-not-found-do = It may have been removed: Collate lists what was, under “Removed lessons”. Otherwise choose its hand-over file again.
# The facts of an observation.
collate-details = Details
# Heading of the earlier versions.
collate-earlier = Earlier versions
# Opens an earlier version.
collate-read-this = Read
# Leaves an earlier version.
collate-back-to-newest = Back to the version that counts
# Heading of other observers' observations of the lesson.
collate-seen-too = Seen by others too
# What that means.
collate-seen-too-why = Another observer saw this teacher with this class at the same time. In figures the lesson counts once.
# A step of the empty screen.
collate-step-gather = Gather the hand-over files
collate-step-gather-how = From a shared folder, a USB stick, or mail. As many as you like, in any order, twice if need be.
collate-step-choose = Choose them all at once
collate-step-choose-how = Each is checked first. You are told in plain words what came of it.
collate-step-read = Read and export
collate-step-read-how = Figures per teacher and class, with n. A workbook opens in any spreadsheet.
# What the collation holds.
collate-lead =
    { $observations ->
        [one] 1 observation
       *[other] { $observations } observations
    } by { $observers ->
        [one] 1 observer
       *[other] { $observers } observers
    }, from { $files ->
        [one] 1 file
       *[other] { $files } files
    }
# Which file is being read.
# $file (Index)
# $of (Index)
collate-reading = Reading file { $file } of { $of }
# How much is done or shown.
# $done (Index)
# $of (Index)
collate-done-of = { $done } of { $of }
# How many filters are on.
# $n (Number)
collate-filters-on = { $n } on
# How many rows are shown.
# $shown (Number)
# $all (Number)
collate-shown-of = { $shown } of { $all }
# Heads of columns.
collate-class = Class
collate-date = Date
collate-length = Length
# Removes the collation.
collate-remove-all = Remove all of it
collate-remove-now =
    { $n ->
        [one] Remove 1 observation
       *[other] Remove { $n } observations
    }
# What goes with the collation.
collate-removed-observations =
    { $n ->
        [one] 1 collated observation
       *[other] { $n } collated observations
    }
collate-removed-rest =
    with every version of them, the memory of { $files ->
        [one] 1 file
       *[other] { $files } files
    } taken in, the log of all files, every choice you made between versions, and what you decided about names and removed lessons
# How many files fared how.
# $n (Number)
collate-fared-taken = { $n } taken in
# $n (Number)
collate-fared-here = { $n } already here
collate-fared-kept-out =
    { $n ->
        [one] 1 with a removed lesson, which stays out
       *[other] { $n } with removed lessons, which stay out
    }
# $n (Number)
collate-fared-refused = { $n } refused
# How many files were looked at, and how they fared.
collate-looked =
    { $n ->
        [one] 1 file
       *[other] { $n } files
    } looked at.
collate-looked-counted =
    { $n ->
        [one] 1 file
       *[other] { $n } files
    } looked at: { $counted }.
collate-looked-files =
    { $looked ->
        [one] 1 file
       *[other] { $looked } files
    } looked at. { $found ->
        [one] 1 file was
       *[other] { $found } files were
    } found in { $looked ->
        [one] it
       *[other] them
    }: { $counted }.
collate-looked-hand-overs =
    { $looked ->
        [one] 1 file
       *[other] { $looked } files
    } looked at. { $found ->
        [one] 1 hand-over file was
       *[other] { $found } hand-over files were
    } found in { $looked ->
        [one] it
       *[other] them
    }: { $counted }.
# What was skipped, and why.
collate-skipped-others =
    { $n ->
        [one] 1 file skipped, which is no zip and does not belong to an unpacked hand-over file.
       *[other] { $n } files skipped, which are no zips and do not belong to an unpacked hand-over file.
    }
collate-skipped-litter =
    { $n ->
        [one] 1 file
       *[other] { $n } files
    } skipped that a computer makes for itself, such as .DS_Store.
collate-skipped-folders =
    { $n ->
        [one] 1 folder
       *[other] { $n } folders
    } could not be opened, or lay too deep. Choose what is in there by itself.
collate-skipped-unread =
    { $n ->
        [one] 1 file
       *[other] { $n } files
    } could not be opened: moved meanwhile, or still in the cloud. Download them to this device, then choose them again.
collate-skipped-too-many =
    At least { $n ->
        [one] 1 file was
       *[other] { $n } files were
    } not looked at: up to 10,000 are taken in one go. Choose the others by themselves, some folders at a time.
# The rest was cancelled.
# $done (Number)
collate-cancelled =
    Cancelled after { $done } of { $of ->
        [one] 1 file
       *[other] { $of } files
    }. What is listed below stands as it says. { $rest ->
        [one] The other one was
       *[other] The other { $rest } were
    } not taken in.
# Two names that may be one person.
collate-pair = { $one } and { $other }
# Whose names they are.
collate-pair-observers = Observers
collate-pair-teachers = Teachers, no school given
collate-pair-teachers-at = Teachers at { $school }
# How often a name stands.
collate-name-counted =
    { $name }: { $n ->
        [one] 1 observation
       *[other] { $n } observations
    }
# A removed lesson, by its number.
collate-removed-at = Lesson { $id }, removed { $when }
# What goes with a lesson.
collate-removed-versions =
    { $n ->
        [one] 1 version of it
       *[other] { $n } versions of it
    }
collate-removed-entries =
    { $n ->
        [one] 1 entry with its words
       *[other] { $n } entries with all their words
    }
collate-removed-choices =
    { $n ->
        [one] 1 choice you made between versions
       *[other] { $n } choices you made between versions
    }
# Takes the moment of the last visit for "new or changed since".
collate-since-visit = Since my last visit ({ $date } { $time })
# Several observers saw it.
# $n (Number)
collate-seen-by = Seen by { $n }
# What the figures rest on: `no lesson`, or how many.
collate-no-lesson = no lesson
# What the figures rest on.
collate-counted-all = Counted over { $lessons } of the collation; none is left out.
collate-counted-shown = Counted over { $lessons } that the filters show; none is left out.
collate-counted-all-but = Counted over { $lessons } of the collation. Left out: { $left_out }.
collate-counted-shown-but = Counted over { $lessons } that the filters show. Left out: { $left_out }.
# What is left out of the figures, and why.
collate-without-calibration =
    { $n ->
        [one] 1 lesson
       *[other] { $n } lessons
    } observed for calibration, which enters no figure
collate-without-copus =
    { $n ->
        [one] 1 lesson
       *[other] { $n } lessons
    } without COPUS
collate-without-choice =
    { $n ->
        [one] 1 observation that waits
       *[other] { $n } observations that wait
    } for a choice between two versions
# What the exports hold.
collate-export-why = The workbook opens in Excel or LibreOffice, with lessons, notes, counters and COPUS on sheets of their own. Tables are a zip of CSV files for a database. Both name people as you joined them; NDJSON is a zip with one whole observation a line, as it was handed over. { $which }
collate-export-none = There is no observation of the collation.
collate-export-none-shown = There is no observation that the filters show.
collate-export-all =
    { $n ->
        [one] Each holds the one observation of the collation.
       *[other] Each holds all { $n } observations of the collation.
    }
collate-export-shown =
    { $n ->
        [one] Each holds the one observation that the filters show.
       *[other] Each holds all { $n } observations that the filters show.
    }
# $held (Number)
collate-export-some =
    Each holds { $held } of the { $all ->
        [one] 1 observation
       *[other] { $all } observations
    } of the collation; { $waiting ->
        [one] 1 is left out and waits
       *[other] { $waiting } are left out and wait
    } for your choice between two versions.
# $held (Number)
collate-export-some-shown =
    Each holds { $held } of the { $all ->
        [one] 1 observation
       *[other] { $all } observations
    } that the filters show; { $waiting ->
        [one] 1 is left out and waits
       *[other] { $waiting } are left out and wait
    } for your choice between two versions.
# How many lessons a group has, where all are for calibration.
collate-calibration-lessons =
    { $n ->
        [one] 1 calibration lesson
       *[other] { $n } calibration lessons
    }
# In place of percentages.
collate-no-percent =
    Calibration enters no figure, so there is no percentage here. { $n ->
        [one] The lesson stands in the table above and shows its own.
       *[other] The lessons stand in the table above and each shows its own.
    }
# Whose observations stand for lessons that several saw.
collate-that-of = that of { $name }
collate-those-of = those of { $names }
# $n (Number)
collate-name-with-number = { $name } ({ $n })
# How many lessons of a purpose; the purpose in small letters.
# $n (Number)
collate-of-purpose = { $n } { $purpose }
# Ends what a group is made of.
collate-mix = { $mix }.
collate-seen-by-more =
    { $n ->
        [one] 1 lesson
       *[other] { $n } lessons
    } seen by more than one observer; each counts once, by the observation with the most observed intervals (of equals always the same one): { $whose }.
collate-group-without-copus =
    { $n ->
        [one] 1 lesson has
       *[other] { $n } lessons have
    } no COPUS.
collate-group-calibration =
    { $n ->
        [one] 1 calibration lesson is
       *[other] { $n } calibration lessons are
    } left out.
# What came of the observations of a file.
collate-accepted =
    { $n ->
        [one] Accepted 1 observation
       *[other] Accepted { $n } observations
    }
collate-newer =
    Newer revision of { $n ->
        [one] 1 observation
       *[other] { $n } observations
    }; the history is kept
collate-older =
    Older revision of { $n ->
        [one] 1 observation
       *[other] { $n } observations
    }; what is here stays, the history is kept
collate-conflict =
    Conflict: { $n ->
        [one] 1 observation comes
       *[other] { $n } observations come
    } in two versions
collate-holds-nothing = Whole, but it holds no observation
collate-some-here =
    { $n ->
        [one] 1 observation
       *[other] { $n } observations
    } already here
collate-in-part = Rescued in part: the rest of the file is still to come
collate-completed = The file is whole now; before, only what could be rescued of it was here
collate-unknown-instrument =
    { $n ->
        [one] 1 observation
       *[other] { $n } observations
    } with an instrument this version does not know, kept whole
# Between the sentences of what came of a file, which have no full stop of their own.
collate-full-stop = {". "}
# Lessons of a file that a person removed, and how they come back.
collate-stays-out =
    { $n ->
        [one] 1 observation stays out, since it was removed from this collation. To have it back, choose “Let it come back” under “Removed lessons”, then choose this file again
       *[other] { $n } observations stay out, since they were removed from this collation. To have them back, choose “Let it come back” under “Removed lessons”, then choose this file again
    }
# Takes what can be rescued.
collate-rescue =
    { $n ->
        [one] Rescue 1 observation
       *[other] Rescue { $n } observations
    }
# What can be rescued of a damaged file.
collate-rescuable =
    { $n ->
        [one] 1 observation
       *[other] { $n } observations
    } in it can be rescued whole.
# Files are missing, or in part, or do not fit.
collate-gap-shared = Two tablets share an identity.
collate-gap-in-part =
    { $n ->
        [one] 1 file of { $owner } is
       *[other] { $n } files of { $owner } are
    } here only in part.
collate-gap-broken = A file of { $owner } does not continue the one before it.
collate-gap-missing =
    { $n ->
        [one] 1 file of { $owner } is
       *[other] { $n } files of { $owner } are
    } missing.
# Whose files they are.
collate-tablet = tablet { $device }
collate-tablet-of = { $observer }’s tablet ({ $device })
# A file by its observer and its name.
collate-file-of = { $observer } ({ $file })
# What to do about files that are missing, in part, or do not fit.
collate-gap-shared-do = { $numbers } of tablet { $device } came as different files: { $files }. All of them are taken in. It happens when one tablet is copied to another. On each of the two tablets choose Settings, “New identity for this tablet”.
collate-gap-missing-one-do = { $numbers }. { $ask } What was in it may be here in a later file; the number stays listed all the same.
collate-gap-missing-several-do = { $numbers }. { $ask } What was in them may be here in a later file; the number stays listed all the same.
collate-gap-in-part-do = { $numbers }: only what could be rescued is here. { $ask }
collate-gap-broken-do = { $numbers }: the file before is not the one that was handed over first. { $ask }
collate-ask-for-more = Ask for them: “Make again” on that tablet makes each of them again, or, where that cannot be, a new file with the same lessons under a new number.
# Numbers of files.
collate-number-one = Number { $number }
collate-numbers = Numbers { $numbers }
# $more (Number)
collate-numbers-more = Numbers { $numbers } and { $more } more
# Stored texts could not be read.
collate-unreadable =
    { $n ->
        [one] 1 record
       *[other] { $n } records
    } of the collation could not be read. Nothing was erased; a backup in Settings exports them.
# From whom a file came.
collate-log-from = from { $observer }
# Which observations are newer.
collate-newer-about = Newer: { $lessons }
# Which observations are in conflict.
collate-conflict-about = In two versions: { $lessons }
# Between lessons.
collate-semicolon = {"; "}
# Opens an earlier version, for who cannot see which row it stands in.
collate-read-this-version = Read the version of { $version }
# Another observer's observation.
collate-seen-too-by = { $observer }’s observation
# When an earlier version came and in which file.
collate-arrived =
    { $at }, in { $file }; { $entries ->
        [one] 1 entry
       *[other] { $entries } entries
    }
# Above an earlier version.
collate-reading-earlier = You are reading an earlier version: { $version }.
# A version by its letter or number.
collate-version = Version { $letter }
# How many versions came before.
collate-superseded =
    { $n ->
        [one] 1 earlier version is
       *[other] { $n } earlier versions are
    } kept in the history.
# The name of a fact.
collate-fact-device = Tablet
collate-fact-began = Began
collate-fact-finished = Finished
collate-fact-length = Length
collate-fact-entries = Entries
collate-fact-notes = Notes
collate-fact-corrections = Corrections
collate-fact-class = Class
collate-fact-subject = Subject
collate-fact-focus = Focus
collate-fact-instruments = Instruments
# An entry by its time.
collate-entry-at = Entry at { $time }
# Entries that are not listed.
collate-more-differ =
    { $n ->
        [one] 1 more entry differs
       *[other] { $n } more entries differ
    }
# What an entry says, and that it is withdrawn.
collate-entry-withdrawn = { $entry } (withdrawn)
# What an entry says.
collate-entry-corrected = Corrected to { $note }
collate-entry-start-corrected = Start put right by the clock
collate-entry-struck-out = Words struck out by { $name }
collate-entry-clock-set = Clock set by { $length }
# $number (Index)
collate-entry-retraction = Entry { $number } withdrawn
collate-entry-finished = Finished after { $length }
# A note that is no evidence, with its kind.
collate-entry-kind = { $kind }: { $note }

## hand-over

# Below the heading.
hand-over-lead = One file your coordinator can open. Your copy stays on this tablet.
# The file is being made.
hand-over-making = Making the file…
# The file is being made for the folder.
hand-over-making-for-folder = Making the file for your folder…
# Several observers: why there are several files.
hand-over-one-for-each = One file for each observer, so that nobody’s work stands under another name.
# What that means.
hand-over-instead-do = It holds the same observations as they stand now. If your coordinator has the earlier file, nothing is counted twice.
# Heading of the question.
hand-over-did-it-arrive = Did it arrive?
# Why it is asked.
hand-over-did-it-arrive-why = Alongside cannot see whether a shared or downloaded file reached your coordinator. Until you say so, it does not count as handed over.
# Takes the offer back.
hand-over-take-back = Take back
# What taking back does.
hand-over-take-back-why = Take back puts the observations among those that wait again, as if the file had not been offered.
# What an observation is that was changed after it was handed over.
hand-over-changed-since = changed since you handed it over
# Heading of the list to choose from.
hand-over-pick = Finished observations
# Ticks all that wait.
hand-over-all-waiting = All not yet handed over
# Makes the file.
hand-over-create = Create hand-over file
# Nothing is ticked.
hand-over-none-picked = Tick at least one observation.
# Nothing waits.
hand-over-nothing-waits = Nothing finished waits to be made into a file.
# Summary of those handed over before.
hand-over-handed-before = Handed over before
# Shows more of them.
hand-over-show-more = Show 50 more
# Heading of the folder.
hand-over-folder = A folder
# What the folder is for.
hand-over-folder-why = Choose a synced folder once (OneDrive, Drive, Nextcloud). Files then go there by themselves when you are online, never during an observation, and are read back before they count as handed over.
# The browser cannot do it.
hand-over-folder-cannot = This browser cannot write to a folder by itself. Share or download the file instead; Chrome and Edge on a computer or Android can use a folder.
# Chooses the folder.
hand-over-choose-folder = Choose folder
# Allows and writes.
hand-over-write-to-folder = Write to folder
# Gives the folder up.
hand-over-forget-folder = Stop using this folder
# Heading of the list of hand-overs.
hand-over-earlier-title = Earlier hand-overs
# Makes a file again.
hand-over-make-again = Make again
# What making again means.
hand-over-make-again-why = A hand-over can be made again: the same file, byte for byte. Where that cannot be, it says so and a new one is made.
# Nothing was handed over yet.
hand-over-no-earlier = None yet. Each hand-over stays here and can be made again.
# Heading of the empty screen.
hand-over-empty-title = Nothing to hand over yet
# The folder could not be written to.
hand-over-not-in-folder = The file is not in the folder and does not count as handed over.
# The file could not be made.
hand-over-not-made = The file was not made. Making one changes no observation.
# The tablet is offline.
hand-over-offline = You are offline. You can make the file now and share it later.
# Heading of the files.
hand-over-files-ready = Your files are ready
# Saves the files.
hand-over-download =
    { $files ->
        [one] Download
       *[other] Download { $files } files
    }
# What helps where sharing does not work as one would expect.
hand-over-cannot-share = This browser cannot share the file by itself: download it, then send it from your Downloads.
hand-over-shares-text = This browser shares no .zip files: download it, then send it from your Downloads. Or share it as .txt: the same file under a name that ends in .zip.txt, which Collate opens as it is.
# The file stands in the place of one that could not be made again.
# $number (Index)
hand-over-instead = That file cannot be made again as it left. This is a new file, number { $number }.
# How a file was offered, and when: `at 10:42`, `on Mon 16 Nov 2026, 12:04`, `before`.
hand-over-offered-shared = Shared { $when }
hand-over-offered-downloaded = Downloaded { $when }
hand-over-offered-folder = For the folder { $when }
# The same, where somebody said that it has not arrived.
hand-over-offered-shared-not-yet = Shared { $when }, not arrived yet
hand-over-offered-downloaded-not-yet = Downloaded { $when }, not arrived yet
hand-over-offered-folder-not-yet = For the folder { $when }, not arrived yet
# When a file was offered.
hand-over-when-before = before
hand-over-when-at = at { $time }
hand-over-when-on = on { $when }
# How far a ready file came.
hand-over-state-to-folder = On its way to the folder; not handed over yet.
hand-over-state-shared = Shared: not handed over until you say that it arrived.
hand-over-state-shared-at = Shared at { $time }: not handed over until you say that it arrived.
hand-over-state-downloaded = Downloaded: not handed over until you say that it arrived.
hand-over-state-downloaded-at = Downloaded at { $time }: not handed over until you say that it arrived.
hand-over-state-arrived = It arrived: its observations count as handed over.
hand-over-state-taken-back = Taken back: its observations wait again.
# A step of the empty screen.
hand-over-step-finish = Finish an observation
hand-over-step-finish-how = Open it, read it through in the review, press “Finish observation”.
hand-over-step-make = Make one file
hand-over-step-make-how = All that is finished goes into it, one file for each observer. It works without a network.
hand-over-step-share = Share it when you are connected
hand-over-step-share-how = By the share sheet, a download, a USB stick, or a synced folder.
# What is in a file.
hand-over-file-facts =
    { $observations ->
        [one] 1 observation
       *[other] { $observations } observations
    }, { $size }
# How a file left, in a line of the list.
hand-over-shared = shared
hand-over-downloaded = downloaded
hand-over-written = written to the folder
# The same, with the moment.
hand-over-delivered = { $how } { $when }
# How far a file of the list came.
hand-over-not-sent = not sent yet
hand-over-to-folder = on its way to the folder
hand-over-not-confirmed = { $how }, not confirmed
hand-over-arrived = arrived
hand-over-arrived-on = arrived { $when }
hand-over-how-arrived = { $how }, arrived
hand-over-how-arrived-on = { $how }, arrived { $when }
hand-over-taken-back = taken back
# The number of a file of the list.
# $number (Index)
hand-over-number = number { $number }
# $number (Index)
hand-over-number-before = number { $number } of this tablet’s earlier identity
# $number (Index)
hand-over-number-elsewhere = number { $number } of the tablet in the backup
# What waits, and since when.
hand-over-waiting =
    { $n ->
        [one] 1 observation waits
       *[other] { $n } observations wait
    } to be handed over.
hand-over-waiting-since =
    { $n ->
        [one] 1 observation waits to be handed over, since { $since }.
       *[other] { $n } observations wait to be handed over, the first since { $since }.
    }
# Practice is never offered.
hand-over-practice =
    { $n ->
        [one] 1 practice observation is
       *[other] { $n } practice observations are
    } not offered: practice stays here.
# Where files go by themselves.
hand-over-goes-to-folder = Files go to “{ $name }” by themselves when you are online.
# Shows more of what waits.
# $n (Number)
hand-over-show-more-waiting = Show more; { $n } that wait are not listed

## review

# Finishes the observation.
review-finish = Finish observation
# Goes on with a draft.
review-back-to-observing = Back to observing
# Prints the review.
review-print = Print
# Makes a finished observation a draft again.
review-reopen = Make it a draft again
# Keeps the edited header.
review-save-details = Save details
# The header is another one; whether that is saved is said where it always is.
review-details-changed = Details changed.
# Nothing was edited.
review-details-same = Nothing was changed.
# Leads to the hand-over screen.
review-to-hand-over = Hand over
# Summary of the form that edits the header.
review-details = Teacher, class and other details
# Beside the purpose.
review-purpose = Purpose
# Why the purpose cannot be changed.
review-purpose-fixed = Fixed when the observation began.
# Heading of the findings of a draft.
review-before = Before you finish
# Heading of the findings afterwards.
review-worth-knowing = Worth knowing
# Below the findings.
review-not-blocked = None of this keeps you from finishing.
# Nothing was found.
review-nothing-found = Nothing is missing.
# What was written was read back and is the same.
review-proved = Finished and checked: read back and compared
# What was written was read back and is not the same.
review-not-proved = What was read back is not what was written.
# What to do about it.
review-not-proved-do = Keep this page open, back up everything in Settings, and do not clear the browser’s data.
# Practice stays here.
review-practice = This was practice: it stays on this tablet and is never handed over.
# Heading of the grid.
review-copus = COPUS
# Name of the grid.
review-grid = COPUS grid
# Caption of the grid.
review-grid-caption = Codes marked in each two-minute interval
# Head of the first column of the grid.
review-code = Code
# A cell of the grid.
review-marked = marked
# A cell of the grid.
review-marked-late = marked late
# A cell of the grid.
review-not-observed = not observed
# A cell of the grid.
review-marked-not-observed = not observed, yet marked; it counts in no figure
# A cell of the grid.
review-nothing-marked = nothing marked
# The lesson is shorter than one interval.
review-no-interval = No interval has passed yet.
# Heading of the bars.
review-percent = Percent of intervals
# No interval was observed.
review-no-percent = No interval was observed, so there is no percentage.
# Heading of the counters.
review-tallies = Tallies
# Head of a column.
review-counter = Counter
# Head of a column.
review-count-and-rate = Count and rate
# A row of the counters.
review-praise-to-correction = Praise to correction
# Nothing was counted.
review-no-tallies = Nothing was counted.
# Heading of the timeline.
review-timeline = Timeline
# On the timeline of an own observation.
review-tap-to-correct = ; tap one to correct it
# On the timeline of another's observation.
review-tap-to-read = ; tap one for its history
# Before the focus.
review-focus = Focus
# How the timeline is read: name of the choices.
review-read-as = How to read and print the timeline
# A choice.
review-oldest-first = Oldest first
# A choice.
review-notes-only = Notes only
# A choice.
review-without-withdrawn = Without withdrawn
# Fold with the form for what is added afterwards.
review-afterthought = Add a closing summary or an afterthought
# What becomes of it.
review-afterthought-why = It stands at the end of the lesson, with the time you write it. The lesson gets no longer.
# It was being written when the page went.
review-afterthought-back = What you had written is back. It is not added yet.
# It was added; whether that is saved is said where it always is.
review-afterthought-added = Added.
# Unsaved details came back.
review-details-back = Details that you had not saved are back.
# It left in a hand-over file and reads otherwise now.
review-changed-since = Changed since you handed it over. Hand it over again, so that others have it as it stands now.
# Fold with the grid to mark in.
review-mark-late = Mark codes late
# What becomes of them.
review-mark-late-why = Tap an interval to mark the code in it, tap it again to take the mark off. Marks made here count, and are shown as late; in an interval that nobody observed they are kept and count in nothing.
# Before a note that is still in its field.
review-pending = Still in the note field; it is added when you finish:
# When a lesson was.
review-from-to = { $date }, { $from } to { $to }
# How many intervals were observed.
# $observed (Number)
review-intervals-observed =
    { $observed } of { $all ->
        [one] 1 interval
       *[other] { $all } intervals
    } observed, two minutes each
# An interval and why it was not observed.
# $interval (Index)
review-interval-why = { $interval } ({ $why })
# Which intervals were not observed.
review-not-observed-one = Not observed: interval { $interval }. Not observed is not the same as nothing marked: it counts in no figure.
review-not-observed-several = Not observed: intervals { $intervals }. Not observed is not the same as nothing marked: it counts in no figure.
# The last interval is shorter.
review-last-part = The last interval is { $length } long.
# What the percentages are of.
# $n (Number)
review-percent-of = with the code, n = { $n }; several codes can share an interval, so they may add to more than 100 %
# Beside a percentage.
# $marked (Number)
# $of (Number)
review-of = {" "}({ $marked } of { $of })
# What a figure rests on.
# $not_observed (Number)
review-n-intervals =
    n = { $n ->
        [one] 1 interval
       *[other] { $n } intervals
    }, { $not_observed } not observed
# What the rates rest on.
review-observed-time = n = { $observed } observed
review-observed-time-of = n = { $observed } observed; { $not_observed } not observed and not counted
# A count, some of it while nobody watched.
# $count (Number)
# $unwatched (Number)
review-tally-unwatched = { $count }, of which { $unwatched } while nobody watched
# How often in a minute.
review-per-minute = { $rate } per minute
# Praise to correction.
# $praise (Number)
# $correction (Number)
review-ratio = { $praise } : { $correction }
# How many entries are listed.
review-oldest-first-all =
    { $rows ->
        [one] 1 entry
       *[other] { $rows } entries
    }, oldest first
review-newest-first-all =
    { $rows ->
        [one] 1 entry
       *[other] { $rows } entries
    }, newest first
# $shown (Number)
review-oldest-first-some =
    { $shown } of { $rows ->
        [one] 1 entry
       *[other] { $rows } entries
    }, oldest first
# $shown (Number)
review-newest-first-some =
    { $shown } of { $rows ->
        [one] 1 entry
       *[other] { $rows } entries
    }, newest first
# The accessible name of a cell of the grid: a code, an interval and how it stands.
# $interval (Index)
review-late-cell = { $code }, interval { $interval }, { $state }
# Texts of the log could not be read.
review-unreadable =
    { $n ->
        [one] 1 entry
       *[other] { $n } entries
    } of this observation could not be read. Nothing was erased; a backup exports them.
# Why a stretch was not observed.
review-paused = paused
# A finding before the observation is finished, and what it means.
review-found-nothing-captured = Nothing was noted, marked or counted
review-found-nothing-captured-means = The observation holds its times only.
review-found-unmarked = { $intervals } observed, nothing marked
review-found-unmarked-means = Right if nothing of the sheet was to be seen. It counts as observed.
review-found-last-part = The last interval is { $length } long
review-found-last-part-means = It is kept, with its length.
review-found-still-paused = The lesson clock is stopped
review-found-still-paused-means = You paused, or made a finished observation a draft again. The time since is not lesson time you observed.
review-found-closed = The app was closed for { $length }
review-found-closed-means = That time counts as not observed.
review-found-missing =
    { $n ->
        [one] 1 entry points
       *[other] { $n } entries point
    } to an entry that is not here
review-found-missing-means = A record may be missing. A backup from the other tablet may hold it.
review-found-instrument = This version does not know the instrument “{ $id }”
review-found-instrument-means = Its entries are kept whole. Update Alongside to see them.
review-found-no-observer = The observer’s name is empty
review-found-no-teacher = The teacher’s name is empty
review-found-no-class = The class is empty
review-found-no-school = The school is empty
review-found-no-focus = No focus was agreed
review-found-empty-means = You can fill it in under “Teacher, class and other details”.
review-found-unobserved = { $intervals } not observed
review-found-unobserved-one-means = { $cause } It counts in no percentage.
review-found-unobserved-several-means = { $cause } They count in no percentage.
review-cause-paused = You had paused.
review-cause-hidden = Another app or tab was in front, or the screen was locked.
review-cause-asleep = The tablet slept, or its clock was set forward.
review-cause-closed = The app was closed.
review-cause-other-screen = Another screen of the app was in front.
review-cause-other-lesson = Another lesson was observed with this tablet.
review-found-clock-back =
    { $times ->
        [one] The tablet’s clock was set once, by { $length } back in all
       *[other] The tablet’s clock was set { $times } times, by { $length } back in all
    }
review-found-clock-forward =
    { $times ->
        [one] The tablet’s clock was set once, by { $length } forward in all
       *[other] The tablet’s clock was set { $times } times, by { $length } forward in all
    }
review-found-clock-means = Times within the lesson are right all the same. If the clock was wrong before, open that entry in the notes below: the earlier times of day can be put right.
# Intervals at the beginning of a finding.
# $interval (Index)
review-interval-one = Interval { $interval }
review-interval-list = Intervals { $intervals }
# $first (Index)
# $last (Index)
review-interval-row = Intervals { $first } to { $last }
# When the lesson ends if it is finished now.
review-would-end = If you finish now, the lesson ends at { $at }, when you left the observing screen. If you go back, the time since counts as not observed, and with it the interval it falls into.

## settings

# Heading.
settings-storage = Storage
# The browser keeps the data: first words.
settings-persistent = Persistent.
# The browser keeps the data.
settings-persistent-why = The tablet will not clear it by itself.
# The browser may clear the data: first words.
settings-not-persistent = Could be cleared.
# The browser may clear the data.
settings-not-persistent-why = When the tablet runs short of space, it may clear Alongside’s storage.
# The browser does not say: first words.
settings-persistence-unknown = Unknown.
# The browser does not say.
settings-persistence-unknown-why = This browser does not say whether it keeps the storage. Hand over or back up often.
# Asks the browser to keep the data.
settings-ask-to-keep = Ask to keep it
# What helps with the asking.
settings-ask-to-keep-why = The browser decides. It says yes more readily once Alongside is on the home screen.
# A fact.
settings-used = Used
# A fact.
settings-free = Free for Alongside
# A fact.
settings-copies = Copies
# A fact.
settings-last-hand-over = Last hand-over
# A fact.
settings-kept-aside = Kept aside
# None yet.
settings-never = none yet
# How safe the storage is, or a fact: the browser was asked and has not answered yet.
settings-asking-browser = Asking the browser…
# The browser does not say.
settings-not-said = the browser does not say
# Name of the bar.
settings-storage-used = Storage used
# Exports everything.
settings-back-up = Back up everything
# Takes a backup in.
settings-restore = Restore a backup
# What backing up and restoring do.
settings-backup-why = A backup holds all observations, the collation, and what is kept aside. Restoring adds what is missing; nothing is overwritten, and where two records differ both are kept.
# What keeping aside means.
settings-aside-why = They could not be read, or contradict another record. Nothing was erased: a backup contains them, so send one to whoever looks after Alongside for you.
# Stores that did not answer.
settings-failing = Did not answer at the start
# Heading.
settings-identity = This tablet
# Gives the tablet a new identity.
settings-new-identity = New identity for this tablet
# What that does.
settings-new-identity-why = Hand-over files are numbered for each tablet, so that a missing one is noticed. If this tablet was copied from another one, both give the same numbers; a new identity tells them apart. The numbers then begin at 1. Your observations stay as they are, and earlier hand-overs stay listed.
# Asks once more.
settings-new-identity-sure = Your coordinator will see a new tablet from the next file on. This cannot be undone.
# Confirms it.
settings-new-identity-yes = Take the new identity
# Heading.
settings-you = You
# A field.
settings-your-name = Your name
# A field.
settings-school = School
# Keeps the fields.
settings-save = Save
# The fields are as kept.
settings-offered = Filled in for you when you start an observation.
# The fields differ from what is kept.
settings-not-yet = Not kept yet.
# Heading.
settings-appearance = Appearance
# Name of the choice.
settings-theme = Theme
# A theme.
settings-as-tablet = As the tablet
# A theme.
settings-light = Light
# A theme.
settings-dark = Dark
# About dimming.
settings-dim-why = In class, Dim on the observing screen goes darker still.
# Heading.
settings-language = Language
# The field.
settings-language-of-app = Language of the app
# Takes the language that was picked.
settings-use-language = Use this language
# What that does.
settings-language-now = The page is loaded again to speak it. What you wrote stays as it is.
# What that does while an observation runs.
settings-language-later = An observation is running: the language is kept, and spoken the next time the app is opened.
# English is spoken, since the file of the language that was asked for does not fit.
settings-language-of-other-version = The words of your language were made for another version of Alongside, so English is spoken. Whoever looks after the app for you can put the ones for this version beside it.
# English is spoken, since the file of the language that was asked for did not come.
settings-language-missing = The words of your language did not come, so English is spoken. Open the app once where there is a network; if that does not help, this host has them no more.
# Heading.
settings-home-screen = On your home screen
# It is there.
settings-installed = Alongside runs from your home screen.
# Heading.
settings-offline = Offline and updates
# There is a network.
settings-online-now = You are online now.
# There is none.
settings-offline-now = You are offline now.
# No new version waits.
settings-up-to-date = No newer version waits. Updates are applied only when you say so.
# Heading.
settings-privacy = Privacy
# What leaves the tablet.
settings-privacy-why = Alongside has no server and sends nothing. What you write leaves this tablet only when you ask for it: in a hand-over file, a backup or an export, in a copy you share or save, on paper, or in a folder you chose.
# By what a coordinator tells this tablet from others.
settings-known-as = Known to your coordinator as { $short }
# Which copies are kept.
settings-copies-all = database, journal and a small spare copy
settings-copies-no-mirror = database and journal; this browser refuses the small spare copy
settings-copies-no-journal = database and a small spare copy; the journal does not work in this browser
settings-copies-database = database only; this browser refuses the journal and the small spare copy, so back up often
# The last hand-over.
settings-last-arrived = { $when }, arrived
settings-last-offered = { $when }, offered, not confirmed
# The version of the app.
settings-version = Version { $version } · Apache-2.0 · icons by Lucide (ISC)
# How full the storage is.
# $percent (Number)
settings-percent-used = { $percent } percent
