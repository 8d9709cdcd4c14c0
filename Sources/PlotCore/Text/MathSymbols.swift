/// The commands that stand for one character, by their LaTeX names.
enum MathSymbols {
    /// How a symbol stands among its neighbours.
    enum Kind: Sendable {
        case ordinary, binary, relation, limits, integral
    }

    static func symbol(named name: String) -> (character: Character, kind: Kind)? { table[name] }

    private static let table: [String: (character: Character, kind: Kind)] = {
        var table: [String: (character: Character, kind: Kind)] = [:]
        for (names, kind) in [
            (ordinary, Kind.ordinary), (binary, .binary), (relations, .relation), (limits, .limits),
            (integrals, .integral),
        ] {
            var words = names.split(whereSeparator: \.isWhitespace)[...]
            while let name = words.popFirst(), let character = words.popFirst()?.first {
                table[String(name)] = (character, kind)
            }
        }
        return table
    }()

    /// Letters and signs that stand without room around them.
    private static let ordinary = #"""
        leftparen ( rightparen ) asterisk * plus + colon : less < greater > lbrack [ backslash \ rbrack ]
        lbrace { leftbrace { vert | rbrace } rightbrace } textasciitilde ~ textexclamdown ¡ cent ¢
        sterling £ yen ¥ S § copyright © guillemotleft « lnot ¬ neg ¬ circledR ® macron ¯ degree °
        textasciiacute ´ P ¶ cdotp · guillemotright » textquestiondown ¿ AA Å AE Æ DH Ð O Ø Thorn Þ ss ß
        aa å ae æ dh ð eth ð o ø thorn þ hbar ħ i ı imath ı L Ł l ł OE Œ oe œ lambdabar ƛ jmath ȷ
        rasp ʼ lasp ʽ ring ˚ Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι
        Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ
        Omega Ω alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ
        lambda λ mu μ nu ν xi ξ omicron ο pi π rho ρ varsigma ς sigma σ tau τ upsilon υ varphi φ chi χ
        psi ψ omega ω vartheta ϑ phi ϕ varpi ϖ digamma ϝ varkappa ϰ varrho ϱ endash – emdash — Vert ‖
        lq ‘ rq ’ textquotedblleft “ textquotedblright ” dag † ddag ‡ ldots … perthousand ‰ prime ′
        backprime ‵ guilsinglleft ‹ guilsinglright › hslash ℏ Im ℑ ell ℓ wp ℘ Re ℜ mho ℧ Finv Ⅎ aleph ℵ
        beth ℶ gimel ℷ daleth ℸ Game ⅁ carriagereturn ↵ acwopencirclearrow ↺ forall ∀ complement ∁ partial ∂
        exists ∃ nexists ∄ emptyset ∅ varnothing ∅ increment ∆ nabla ∇ QED ∎ minus − smallsetminus ∖
        infty ∞ angle ∠ measuredangle ∡ sphericalangle ∢ smallintclockwise ∱ smallvarointclockwise ∲
        smallointctrcclockwise ∳ Colon ∷ kernelcontraction ∻ ac ∾ sinewave ∿ prurel ⊰ origof ⊶ imageof ⊷
        hermitmatrix ⊹ vdots ⋮ cdots ⋯ adots ⋰ ddots ⋱ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ invnot ⌐
        turnednot ⌙ ulcorner ⌜ urcorner ⌝ llcorner ⌞ lrcorner ⌟ solbar ⌿ circledS Ⓢ blacksquare ■
        blacktriangle ▴ vartriangle ▵ blacktriangledown ▾ triangledown ▿ bigstar ★ danger ☡ spadesuit ♠
        heartsuit ♡ diamondsuit ♢ clubsuit ♣ spadesuitopen ♤ clubsuitopen ♧ flat ♭ natural ♮ sharp ♯
        checkmark ✓ maltese ✠ langle ⟨ rangle ⟩ lgroup ⟮ rgroup ⟯
        """#

    /// Operations between two terms.
    private static let binary = #"""
        pm ± times × div ÷ dagger † ddagger ‡ mp ∓ dotplus ∔ slash ∕ setminus ∖ ast ∗ circ ∘ bullet ∙
        land ∧ wedge ∧ lor ∨ vee ∨ cap ∩ cup ∪ dotminus ∸ minuscolon ∹ dotsminusdots ∺ wr ≀ cupdot ⊍
        uplus ⊎ sqcap ⊓ sqcup ⊔ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ circledcirc ⊚ circledast ⊛
        circleddash ⊝ boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ unlhd ⊴ unrhd ⊵ intercal ⊺ veebar ⊻
        barwedge ⊼ barvee ⊽ diamond ⋄ cdot ⋅ star ⋆ divideontimes ⋇ leftthreetimes ⋋ rightthreetimes ⋌
        curlyvee ⋎ curlywedge ⋏ Cap ⋒ Cup ⋓ doublebarwedge ⌆ obar ⌽ bigtriangleup △ rhd ▷ triangleright ▷
        bigtriangledown ▽ lhd ◁ triangleleft ◁ bigcirc ○ boxbar ◫ amalg ⨿ merge ⩕
        """#

    /// Relations and arrows.
    private static let relations = #"""
        equal = backepsilon ϶ dots … gets ← leftarrow ← uparrow ↑ rightarrow → to → downarrow ↓
        leftrightarrow ↔ updownarrow ↕ nwarrow ↖ nearrow ↗ searrow ↘ swarrow ↙ nleftarrow ↚ nrightarrow ↛
        leftsquigarrow ↜ rightsquigarrow ↝ twoheadleftarrow ↞ twoheaduparrow ↟ twoheadrightarrow ↠
        twoheaddownarrow ↡ leftarrowtail ↢ rightarrowtail ↣ mapsfrom ↤ mapsup ↥ mapsto ↦ mapsdown ↧
        updownarrowbar ↨ hookleftarrow ↩ hookrightarrow ↪ looparrowleft ↫ looparrowright ↬
        leftrightsquigarrow ↭ nleftrightarrow ↮ downzigzagarrow ↯ Lsh ↰ Rsh ↱ Ldsh ↲ Rdsh ↳ curvearrowleft ↶
        curvearrowright ↷ circlearrowleft ↺ circlearrowright ↻ cwopencirclearrow ↻ leftharpoonup ↼
        leftharpoondown ↽ upharpoonright ↾ upharpoonleft ↿ rightharpoonup ⇀ rightharpoondown ⇁
        downharpoonright ⇂ downharpoonleft ⇃ rightleftarrows ⇄ updownarrows ⇅ leftrightarrows ⇆
        leftleftarrows ⇇ upuparrows ⇈ rightrightarrows ⇉ downdownarrows ⇊ leftrightharpoons ⇋
        rightleftharpoons ⇌ nLeftarrow ⇍ nLeftrightarrow ⇎ nRightarrow ⇏ Leftarrow ⇐ Uparrow ⇑ Rightarrow ⇒
        Downarrow ⇓ Leftrightarrow ⇔ Updownarrow ⇕ Nwarrow ⇖ Nearrow ⇗ Searrow ⇘ Swarrow ⇙ Lleftarrow ⇚
        Rrightarrow ⇛ leadsto ⇝ rightzigzagarrow ⇝ barleftarrow ⇤ rightarrowbar ⇥ in ∈ notin ∉ smallin ∊
        ni ∋ owns ∋ notsmallowns ∌ smallowns ∍ propto ∝ varpropto ∝ rightangle ∟ mid ∣ nmid ∤ parallel ∥
        nparallel ∦ therefore ∴ because ∵ ratio ∶ sim ∼ backsim ∽ nsim ≁ eqsim ≂ simeq ≃ nsimeq ≄ cong ≅
        simneqq ≆ ncong ≇ approx ≈ napprox ≉ approxeq ≊ approxident ≋ backcong ≌ asymp ≍ Bumpeq ≎ bumpeq ≏
        doteq ≐ Doteq ≑ doteqdot ≑ fallingdotseq ≒ risingdotseq ≓ coloneq ≔ eqcolon ≕ eqcirc ≖ circeq ≗
        arceq ≘ wedgeq ≙ veeeq ≚ stareq ≛ triangleeq ≜ triangleq ≜ eqdef ≝ measeq ≞ questeq ≟ ne ≠ neq ≠
        equiv ≡ nequiv ≢ Equiv ≣ le ≤ leq ≤ ge ≥ geq ≥ leqq ≦ geqq ≧ lneqq ≨ gneqq ≩ ll ≪ gg ≫
        between ≬ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ lesssim ≲ gtrsim ≳ nlesssim ≴ ngtrsim ≵ lessgtr ≶ gtrless ≷
        nlessgtr ≸ ngtrless ≹ prec ≺ succ ≻ preccurlyeq ≼ preceq ≼ succcurlyeq ≽ succeq ≽ precsim ≾
        succsim ≿ nprec ⊀ nsucc ⊁ subset ⊂ supset ⊃ nsubset ⊄ nsupset ⊅ subseteq ⊆ supseteq ⊇ nsubseteq ⊈
        nsupseteq ⊉ subsetneq ⊊ supsetneq ⊋ cupleftarrow ⊌ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒
        oequal ⊜ vdash ⊢ dashv ⊣ top ⊤ bot ⊥ rightassert ⊦ models ⊧ vDash ⊨ Vdash ⊩ Vvdash ⊪ rightModels ⊫
        nvdash ⊬ nvDash ⊭ nVdash ⊮ nVDash ⊯ scurel ⊱ vartriangleleft ⊲ vartriangleright ⊳ trianglelefteq ⊴
        trianglerighteq ⊵ multimap ⊸ measuredrightangle ⊾ varlrtriangle ⊿ bowtie ⋈ ltimes ⋉ rtimes ⋊
        backsimeq ⋍ Subset ⋐ Supset ⋑ pitchfork ⋔ equalparallel ⋕ lessdot ⋖ gtrdot ⋗ lll ⋘ ggg ⋙
        lesseqgtr ⋚ gtreqless ⋛ eqless ⋜ eqgtr ⋝ curlyeqprec ⋞ curlyeqsucc ⋟ npreccurlyeq ⋠ nsucccurlyeq ⋡
        nsqsubseteq ⋢ nsqsupseteq ⋣ sqsubsetneq ⋤ sqsupsetneq ⋥ lnsim ⋦ gnsim ⋧ precnsim ⋨ succnsim ⋩
        ntriangleleft ⋪ ntriangleright ⋫ ntrianglelefteq ⋬ ntrianglerighteq ⋭ disin ⋲ varisins ⋳ isins ⋴
        isindot ⋵ varisinobar ⋶ isinobar ⋷ isinvb ⋸ isinE ⋹ nisd ⋺ varnis ⋻ nis ⋼ varniobar ⋽ niobar ⋾
        bagmember ⋿ frown ⌢ smile ⌣ triangle △ blacktriangleright ▶ blacktriangleleft ◀ perp ⟂
        longleftarrow ⟵ longrightarrow ⟶ longleftrightarrow ⟷ Longleftarrow ⟸ implies ⟹ Longrightarrow ⟹ iff ⟺
        Longleftrightarrow ⟺ longmapsto ⟼ dashleftarrow ⤎ dashrightarrow ⤏ Join ⨝ leqslant ⩽ geqslant ⩾
        lessapprox ⪅ gtrapprox ⪆ lnapprox ⪉ gnapprox ⪊ lesseqqgtr ⪋ gtreqqless ⪌ eqslantless ⪕ eqslantgtr ⪖
        precapprox ⪷ succapprox ⪸ precnapprox ⪹ succnapprox ⪺ subseteqq ⫅ supseteqq ⫆ subsetneqq ⫋
        supsetneqq ⫌
        """#

    /// Large operators, whose limits stand above and below.
    private static let limits = #"""
        prod ∏ coprod ∐ sum ∑ bigwedge ⋀ bigvee ⋁ bigcap ⋂ bigcup ⋃ bigodot ⨀ bigoplus ⨁ bigotimes ⨂
        biguplus ⨄ bigsqcup ⨆
        """#

    /// Large operators, whose limits stand beside them.
    private static let integrals = #"""
        int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ oiiint ∰ iiiint ⨌
        """#
}
