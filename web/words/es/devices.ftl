# Las portátiles de la clínica

devices-title = Portátiles
devices-intro = Cada portátil lleva los expedientes de la clínica, cifrados, y trabaja por su cuenta todo el tiempo que haga falta.
devices-none = Todavía no hay ninguna portátil vinculada.
# $ago es "hace 2 días" o "el 15 oct 2026"
devices-met = último encuentro: { $ago }
devices-not-met = ningún encuentro desde que se vinculó
devices-shut-out = Sin acceso
devices-see-window = Ver la ventana de vinculación abierta
devices-who = Quién puede usarla
    .hint = Nadie más puede abrirla. Cada persona inicia sesión con su propia frase de acceso.
devices-person = { $person } ({ $role })
devices-show-code = Mostrar un código
