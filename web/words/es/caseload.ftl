# La lista de clientes

caseload-title = Mis casos
caseload-new = Nuevo cliente
caseload-find = Buscar
    .label = Busque por cualquier nombre o por año de nacimiento
caseload-found = { $n ->
    [one] Se encontró 1 cliente.
   *[other] Se encontraron { $n } clientes.
}
# Nadie se llama como se buscó; estos nombres se escriben casi así
caseload-near = { $n ->
    [one] Nadie se llama así. Hay 1 cliente de nombre parecido.
   *[other] Nadie se llama así. Hay { $n } clientes de nombre parecido.
}
caseload-show-all = Mostrar todos
caseload-nobody = No hay nadie con ese nombre entre sus casos. Pruebe con menos letras o con otro de sus nombres.
caseload-none = Todavía no hay clientes aquí. Un nombre basta para empezar un expediente.
# Una marca junto a un cliente que atiende quien lee
caseload-yours = suyo
# Sus otros nombres
caseload-also = también { $names }
# "Hacerse daño: Alto"
caseload-risk = { $domain }: { $level }
caseload-risk-two-versions = { $domain }: { $level }, hay dos versiones
caseload-waiting = { $n } por revisar
# Una tarea y "para mañana"
caseload-next = { $what }, { $due }
# Qué clientes están en la lista: todos, o los que atiende quien lee
caseload-whose = Qué clientes
caseload-all = Todos
caseload-mine = Los suyos
# Letras que llevan a los nombres que comienzan con ellas
caseload-letters = Por la primera letra
# Se dice mientras alguien escribe y la página no muestra a nadie con ese nombre; "Buscar" es el botón de arriba
caseload-none-here = No hay nadie así en esta página. El botón Buscar mira entre todos.
