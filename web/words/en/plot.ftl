# A number over time

plot-from-to = From { $from } to { $to }.
plot-numbers = The numbers
plot-day = Day
plot-open = not said
