# The ways between the pages of a long list

pager-label = Pages
pager-previous = Previous
pager-next = Next
pager-place = Page { $page } of { $pages }
pager-newest = Newest
pager-newer = Newer
pager-older = Older
