# Los caminos entre las páginas de una lista larga

pager-label = Páginas
pager-previous = Anterior
pager-next = Siguiente
pager-place = Página { $page } de { $pages }
pager-newest = Ir a lo último
pager-newer = Más recientes
pager-older = Anteriores
