# Los enlaces entre las páginas de una lista larga

pager-label = Páginas
pager-previous = Anterior
pager-next = Siguiente
pager-place = Página { $page } de { $pages }
pager-newest = Lo más reciente
pager-newer = Más recientes
pager-older = Anteriores
