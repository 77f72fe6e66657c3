# Two charts that may be of one person

# The heading of what was said of this chart and another, where the other is not named
pair-another = Another chart
