# La página que conecta una sola vez una tableta, un teléfono o una computadora. La lee en ese equipo quien lo tiene.

connect-title = Conectar este equipo
connect-fresh = Todavía no está lista
    .sentence = Esta clínica todavía no tiene personas. Primero alguien debe comenzarla en la pantalla de la propia clínica.
connect-locked = Bloqueada
    .sentence = Bloqueada: primero alguien debe iniciar sesión en la pantalla de la propia clínica. Después, las páginas se abren aquí otra vez.
connect-soon = Casi lista
    .sentence = La clínica se acaba de abrir. Mire otra vez en un momento.
connect-trouble = No está lista
    .sentence = Primero hay que arreglar algo en la pantalla de la propia clínica. Su página “{ devices-title }” dice qué.

connect-intro = Se hace una sola vez; después este equipo abre las páginas de la clínica por sí solo. Toma unos cinco minutos.

connect-right = 1. ¿Es la clínica correcta?
    .sentence = Estas cuatro palabras deben ser las mismas que en la página “{ devices-title }” de la clínica o en su cartel.
    .next = ¿Son distintas? Deténgase y avise a alguien en la clínica: puede que este equipo esté en otra red.
connect-certain = Para estar del todo seguro
    .sentence = Alguien podría copiar las palabras. Compare la huella SHA-256 del certificado que este equipo muestra al instalarlo, o después en sus detalles, con la de la página “{ devices-title }” de la clínica:

connect-clock = 2. ¿Está bien su reloj?
# $time es "24 nov 2026, 10:42"
connect-clinic-clock = El reloj de la clínica dice { $time }.
connect-clock-unknown = ¿Dice este equipo lo mismo, con pocos minutos de diferencia? Si no, corrija el que esté mal: las páginas solo se abren cuando los dos están más o menos bien.
connect-clock-agrees = El reloj de este equipo coincide.
# Sigue cuánto, por ejemplo "(3 días)"
connect-clock-behind = El reloj de este equipo está atrasado
connect-clock-ahead = El reloj de este equipo está adelantado
connect-clock-next = Corrija el que esté mal; si no, puede que las páginas no se abran.

# $name es el nombre del certificado
connect-install = 3. Instale el certificado de la clínica
    .sentence = Está hecho solo para esta clínica y vale únicamente para direcciones dentro de un edificio, así que no puede hacerse pasar por un banco, un correo ni ningún otro lugar de fuera. Se llama “{ $name }”.
connect-certificate = Obtener el certificado
connect-profile = Obtener el perfil

# Lo que dice la pantalla del propio equipo va entre comillas, como esa pantalla lo dice en español

connect-android = Tableta o teléfono Android
connect-android-settings = Abra “Ajustes” y busque “Certificado de CA”. En la mayoría de los equipos está en “Seguridad”, “Cifrado y credenciales”, “Instalar un certificado”.
connect-android-file = Elija “Instalar de todos modos” y después el archivo clinic.crt de las descargas. El equipo pide su bloqueo de pantalla; si no tiene ninguno, ponga uno.
connect-android-note = Después dice que la red puede estar supervisada. Lo dice de todo certificado que alguien agrega.
connect-apple = iPhone o iPad
connect-apple-profile = En Safari, y elija “Permitir”:
connect-apple-install = Abra “Ajustes”, después “Perfil descargado” (o “General”, “VPN y gestión de dispositivos”) y elija “Instalar”. Dice “No verificado”; es lo esperado.
# $name es el nombre del certificado
connect-apple-trust = En “Ajustes”, “General”, “Información”, al final del todo, abra “Ajustes de confianza de los certificados” y active “{ $name }”. Sin este paso las páginas no se abren.
connect-windows = Windows
connect-windows-file = Abra el archivo clinic.crt, elija “Instalar certificado”, después “Usuario actual” y después “Colocar todos los certificados en el siguiente almacén”.
connect-windows-store = Busque “Entidades de certificación raíz de confianza”, finalice y responda “Sí”.
connect-windows-note = Cierre el navegador y ábralo otra vez. Vale para Edge, Chrome y Firefox.
connect-mac = Mac
connect-mac-file = Abra el archivo clinic.crt. “Acceso a Llaveros” lo agrega.
# $name es el nombre del certificado
connect-mac-trust = En “Acceso a Llaveros”, busque “{ $name }” y ábralo. En “Confiar”, elija “Confiar siempre”.
connect-mac-note = Cierre la ventana; la Mac pide su contraseña. Después abra el navegador otra vez.
connect-linux = Linux
connect-linux-firefox = Firefox: “Ajustes”, “Privacidad y seguridad”, “Certificados”, “Ver certificados”, “Autoridades”, “Importar”. Marque que puede identificar sitios web.
connect-linux-chrome = Chrome o Chromium: “Configuración”, “Privacidad y seguridad”, “Seguridad”, “Gestionar certificados”. Impórtelo como autoridad que puede identificar sitios web.

connect-open = 4. Abra las páginas
    .sentence = Guarde la dirección como marcador o en la pantalla de inicio. Si aparece una advertencia, todavía falta algo del paso 3: no siga adelante, vuelva aquí.
connect-pages = Abrir las páginas de la clínica
connect-names = Si una dirección con nombre no se abre, use una con números: no todos los equipos encuentran los nombres.
