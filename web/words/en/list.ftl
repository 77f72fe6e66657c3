# Entries as a list

# Read aloud only
list-entries = Entries
list-others = Others
list-away = Put away: { $n }
