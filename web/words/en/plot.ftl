# A number over time

plot-from-to = From { $from } to { $to }.
plot-numbers = The numbers
plot-day = Day
plot-open = not said

# The numbers of a client's logs over time
trend-title = Over time
trend-spans = How far back
trend-span-30 = 30 days
trend-span-90 = 90 days
trend-span-all = All
trend-label = { $log }: { $field }
# Where many numbers share a point
trend-mean = { $label } (each point: the mean of { $days } days)
trend-nothing = Too few numbers in this time for a picture.
# Sessions, reviews and the like that stand as small triangles in the pictures
trend-marks = { $n ->
    [one] One triangle: what happened then
   *[other] { $n } triangles: what happened then
}
