# Going to a client, a section or a page by its name

find-title = Go to
find-label = A client's name, or a place such as “goals”
find-button = Find
find-nothing = Nothing by that name. Try fewer letters.
# Whoever typed no letter and no number, such as a picture
find-only-signs = Nothing can be found by signs or pictures alone. Type letters or numbers.
find-near = No client is called that. These are called nearly so:
find-more = { $n ->
    [one] 1 more: type more of the name.
   *[other] { $n } more: type more of the name.
}
find-all = All clients
# Under the box, for people with a keyboard. The words in it are the names of keys.
find-keys = Up and Down choose, Enter opens, Esc closes.
